from edgecode.film.few_names import few_names


def test_up_to_five_are_named_and_the_rest_is_counted() -> None:
    assert few_names(["a"]) == "a"
    assert few_names(list("abcde")) == "a, b, c, d, e"
    assert few_names([str(each) for each in range(300)]) == "0, 1, 2, 3, 4 and 295 more"

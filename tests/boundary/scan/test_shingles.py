import numpy as np

from edgecode.boundary.scan.letters import letters_of
from edgecode.boundary.scan.shingles import Family, cut_to, hashed, holding, of_family, varied, windows

KEY = bytes(range(16))


def test_the_hash_is_siphash() -> None:
    """The vector for the bytes 0 to 15 of the reference implementation of SipHash-2-4."""
    first, second = (np.array([int.from_bytes(KEY[at : at + 8], "little")], np.uint64) for at in (0, 8))
    assert hashed(first, second, key=KEY).tolist() == [0x3F2ACC7F57C29BDB]


def test_each_stretch_of_twenty_is_a_window_and_no_shorter_one_is() -> None:
    assert len(windows(letters_of("a" * 19).codes)[0]) == 0
    assert len(windows(letters_of("a" * 25).codes)[0]) == 6


def test_windows_hold_their_letters_in_order_six_bits_each() -> None:
    first, second = windows(np.arange(1, 22, dtype=np.uint8))
    assert [int(first[0]) >> 54, int(first[0]) & 63, int(second[0]) >> 54, int(second[0]) & 63] == [1, 10, 11, 20]
    assert [int(first[1]) >> 54, int(second[1]) & 63] == [2, 21]


def test_a_window_is_cut_to_its_first_letters() -> None:
    long, short = (np.concatenate((np.arange(1, n + 1), np.zeros(20 - n))).astype(np.uint8) for n in (20, 13))
    cut, whole = cut_to(*windows(long), length=13), windows(short)
    assert [half.tolist() for half in cut] == [half.tolist() for half in whole]


def test_the_same_letters_are_another_number_in_another_family() -> None:
    first, second = windows(letters_of("abcdefghijklmnopqrst").codes)
    numbers = {int(hashed(of_family(first, each), second, key=KEY)[0]) for each in Family}
    assert len(numbers) == len(Family)


def test_a_cry_is_not_varied_and_a_sentence_is() -> None:
    assert not varied(letters_of("nooooooooooooooooooo").codes, least=6).any()
    assert varied(letters_of("nobody rows across the quarry").codes, least=6).all()


def test_flags_are_counted_in_each_stretch() -> None:
    flags = np.array([True] * 4 + [False] * 18)
    assert holding(flags, least=4).tolist() == [True, False, False]

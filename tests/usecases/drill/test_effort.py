from edgecode.usecases.drill.effort import Effort


def test_steps_are_commands_and_what_was_read_and_deeds() -> None:
    assert Effort(commands=1, read=12, deeds=3).steps == 16
    assert Effort().steps == 0

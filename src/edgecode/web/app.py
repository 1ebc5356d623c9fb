"""The room as a web application: pages, files, and the doors to both."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from litestar import Litestar
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import CacheControlHeader, State
from litestar.exceptions import HTTPException
from litestar.router import Router
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig

from edgecode.bootstrap import added_to, open_desk, renderers, stills_of
from edgecode.bootstrap_partners import agree_desk, partners_of, why_not_sent
from edgecode.errors import EdgecodeError
from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.desk import Desk
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.show_takes import KeptScenes
from edgecode.usecases.stills import StillMaker
from edgecode.web.board_beside import KeptBeside
from edgecode.web.board_wall import KeptWall
from edgecode.web.cut_compared import KeptComparisons
from edgecode.web.cut_laid import KeptCuts
from edgecode.web.drawing import engine
from edgecode.web.errors import show_error, show_fault, show_http_error
from edgecode.web.film_files import send_film_file
from edgecode.web.guard import add_headers, only_this_machine
from edgecode.web.guest_runs import runs_ended
from edgecode.web.guests_here import GuestsHere, open_guests
from edgecode.web.live import count_changes, following, live
from edgecode.web.pages.as_intended import show_intended, withdraw_intent
from edgecode.web.pages.board_animatic import send_document, set_scratch_sound, show_animatic
from edgecode.web.pages.board_compare import say_as_boarded, show_comparison
from edgecode.web.pages.board_cut_order import apply_cut_order, show_cut_order
from edgecode.web.pages.board_deeds import (
    add_panel,
    describe_panel,
    describe_shot,
    group_panels,
    intend_on_boards,
    join_shots,
    move_panels,
    picture_panel,
    put_panels_back,
    settle_panels,
    split_shot,
    take_panels_out,
    time_panels,
)
from edgecode.web.pages.board_plan import draw_plan, show_plan, take_plan_away
from edgecode.web.pages.boards import ask_what_changes, show_boards, show_panel_still
from edgecode.web.pages.cut import show_cut
from edgecode.web.pages.cut_compare import send_change_list, show_comparison_of_cuts
from edgecode.web.pages.folder import add_files, show_folder
from edgecode.web.pages.guest_tools import (
    decide_guest,
    judge_sentence,
    let_tool_in,
    look_at_bundle,
    remove_tool,
    run_tool,
    show_guest_tools,
    stop_tool,
)
from edgecode.web.pages.letters import give_letter_out, sign_letter, withdraw_letter, write_letter
from edgecode.web.pages.paper_files import (
    preview_page,
    preview_pdf,
    preview_statement,
    write_out,
    write_out_unnoted,
)
from edgecode.web.pages.papers import (
    attest,
    show_papers,
    sign_paper,
    state_authorship,
    state_tool,
    state_use,
    state_wording,
    take_back,
)
from edgecode.web.pages.partners import (
    end_agreement,
    judge_stopped,
    look_at_own_part,
    say_own_part,
    show_partners,
)
from edgecode.web.pages.permissions import (
    answer_consent,
    let_in,
    let_in_for_me,
    name_person,
    say_left,
    show_permissions,
    turn_every_check,
)
from edgecode.web.pages.person import choose_person
from edgecode.web.pages.phase import set_phase
from edgecode.web.pages.pickup_list import send_pickup_list, show_pickup_list
from edgecode.web.pages.pickup_states import correct_state, intend_on_pickups, note_state, show_states
from edgecode.web.pages.pickups import say_of_pickups, show_pickups
from edgecode.web.pages.printed import show_pages
from edgecode.web.pages.record import show_record, sign_checkpoint
from edgecode.web.pages.reliance import show_reliance
from edgecode.web.pages.script import line_take, show_script, sign_page
from edgecode.web.pages.takes import show_still, show_takes
from edgecode.web.pages.theme import choose_theme
from edgecode.web.pages.today import ask, decide, decide_first, let_work_go, read, show_today, undo
from edgecode.web.pickup_wall import KeptPickups

FOLDER_VARIABLE: Final = "EDGECODE_FOLDER"
"""The environment variable that names the film's folder to the server."""
_OURS: Final = Path(__file__).parent / "static"
_PAGES: Final = (
    show_today,
    decide,
    decide_first,
    ask,
    read,
    undo,
    let_work_go,
    show_script,
    sign_page,
    line_take,
    show_takes,
    show_still,
    show_record,
    sign_checkpoint,
    show_reliance,
    show_permissions,
    turn_every_check,
    let_in,
    let_in_for_me,
    answer_consent,
    name_person,
    say_left,
    set_phase,
    show_intended,
    withdraw_intent,
    show_papers,
    attest,
    state_tool,
    state_use,
    state_authorship,
    state_wording,
    take_back,
    sign_paper,
    preview_page,
    preview_pdf,
    preview_statement,
    write_out,
    write_out_unnoted,
    show_partners,
    look_at_own_part,
    say_own_part,
    end_agreement,
    judge_stopped,
    show_guest_tools,
    look_at_bundle,
    let_tool_in,
    judge_sentence,
    run_tool,
    stop_tool,
    remove_tool,
    decide_guest,
    write_letter,
    sign_letter,
    withdraw_letter,
    give_letter_out,
    show_boards,
    ask_what_changes,
    show_panel_still,
    show_plan,
    draw_plan,
    take_plan_away,
    show_animatic,
    send_document,
    set_scratch_sound,
    show_comparison,
    say_as_boarded,
    show_cut_order,
    apply_cut_order,
    move_panels,
    settle_panels,
    take_panels_out,
    put_panels_back,
    add_panel,
    time_panels,
    describe_panel,
    picture_panel,
    group_panels,
    split_shot,
    join_shots,
    describe_shot,
    intend_on_boards,
    show_cut,
    show_comparison_of_cuts,
    send_change_list,
    show_pickups,
    say_of_pickups,
    show_pickup_list,
    send_pickup_list,
    show_states,
    note_state,
    correct_state,
    intend_on_pickups,
    show_pages,
    show_folder,
    add_files,
    choose_person,
    choose_theme,
    send_film_file,
    live,
)


def create_app(
    desk: Desk,
    folder: Path,
    *,
    entropy: Entropy | None = None,
    stills: StillMaker | None = None,
    guests: GuestsHere | None = None,
) -> Litestar:
    """Build the room on a desk. ``folder`` is followed for changes; ``entropy`` makes the key that forms are signed with.

    ``stills`` makes the pictures of takes, and ``guests`` is what there is of guest tools, as of the folder unless given.
    """
    entropy = entropy or SystemEntropy()
    return Litestar(
        route_handlers=[
            *_PAGES,
            *(_files("/static/room", _OURS, name="room"), _files("/static/htmx", _htmx(), name="htmx")),
        ],
        state=state_of(desk, folder, stills=stills, guests=guests),
        template_config=TemplateConfig(instance=engine()),
        csrf_config=CSRFConfig(
            secret=entropy.token(32).hex(),
            # Cookies are shared by all ports of a machine: each room has a name of its own, so that none spoils another's.
            cookie_name=f"edgecode-form-{entropy.token(4).hex()}",
            cookie_httponly=True,
            cookie_samesite="strict",
        ),
        exception_handlers={EdgecodeError: show_error, HTTPException: show_http_error, Exception: show_fault},
        middleware=[only_this_machine],
        before_request=count_changes,
        before_send=[add_headers],
        lifespan=[following, runs_ended],
        openapi_config=None,
        logging_config=None,
        pdb_on_exception=False,
    )


def state_of(desk: Desk, folder: Path, *, stills: StillMaker | None = None, guests: GuestsHere | None = None) -> State:
    """Give everything that pages ask for: all that a room has of one folder, whereas its pages are those of any."""
    return State(
        {
            "desk": desk,
            "folder": folder.resolve(),
            "stills": stills or stills_of(folder),
            "scenes": KeptScenes(),
            "cuts": KeptCuts(),
            "wall": KeptWall(),
            "beside": KeptBeside(),
            "comparisons": KeptComparisons(),
            "pickups": KeptPickups(),
            "added": added_to(folder),
            "renderers": renderers(),
            "partners": partners_of(folder),
            "agreeing": agree_desk(folder, desk=desk),
            "cannot_send": why_not_sent,
            "guests": guests or open_guests(folder, desk=desk),
        }
    )


def opened() -> Litestar:
    """Build the room on the folder that the environment names: what the server calls, by this function's name."""
    folder = Path(os.environ.get(FOLDER_VARIABLE, "."))
    return create_app(open_desk(folder), folder)


def _files(path: str, folder: Path, *, name: str) -> Router:
    return create_static_files_router(
        path=path, directories=[folder], name=name, cache_control=CacheControlHeader(no_cache=True)
    )


def _htmx() -> Path:
    """Where ``django-htmx`` keeps its files; nothing of it, and no Django, is imported."""
    spec = find_spec("django_htmx")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name="django_htmx")
    return Path(spec.origin).parent / "static" / "django_htmx"

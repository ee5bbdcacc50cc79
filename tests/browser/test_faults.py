"""Whatever breaks: every answer stays, one sentence says what happened, there is a result, and a second try works."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

from tests.browser.reader import (
    ANSWERS,
    answer_all,
    choose,
    expect_result_of_python,
    forward,
    given_answers,
    open_check,
    press,
    python_says,
    result_text,
    show_all,
    shown_question,
    submit,
    take,
    wait_for_python,
    wait_for_result,
    wait_for_script,
)

pytestmark = pytest.mark.troubled  # the browser complains of what is broken here

LIMIT = 10_000  # milliseconds that nobody waits longer than

NO_WASM = b"delete self.WebAssembly;\n"
NO_MEMORY = b"""WebAssembly.Memory = class {
  constructor() { throw new RangeError("could not allocate memory"); }
};
"""
ON_ASK = "self.addEventListener('message', (event) => { if (!event.data.number) return; %s });\n"
CRASH = (ON_ASK % "event.stopImmediatePropagation(); throw new Error('crash');").encode()
SILENT = (ON_ASK % "event.stopImmediatePropagation();").encode()
STUMBLE = "event.stopImmediatePropagation(); self.onmessage({ data: { number: event.data.number, text: '{}' } });"
PYTHON_ERROR = (ON_ASK % STUMBLE).encode()
NO_WORKER = "window.Worker = class { constructor() { throw new DOMException('blocked', 'SecurityError'); } };"
WHEEL = "-cp313-none-any.whl"


@dataclass(frozen=True)
class Broken:
    """A fault: in which file, what, and the sentence (by its id in the words) that tells the reader."""

    file: str
    says: str
    what: dict = field(default_factory=dict)
    late: bool = False


FAULTS = {
    "worker.js is missing": Broken("worker.js", "wrong_network", {"status": 404}),
    "worker.js has the wrong type": Broken("worker.js", "wrong_network", {"type": "text/html"}),
    "worker.js is damaged": Broken("worker.js", "wrong_network", {"content": b"self.onmessage = ("}),
    "worker.js: the line breaks": Broken("worker.js", "wrong_network", {"drop_after": 0}),
    "worker.js never comes": Broken("worker.js", "late", {"hangs": True}, late=True),
    "pyodide.mjs is missing": Broken("pyodide.mjs", "wrong_network", {"status": 404}),
    "pyodide.mjs has the wrong type": Broken("pyodide.mjs", "wrong_network", {"type": "text/html"}),
    "pyodide.mjs is cut off": Broken("pyodide.mjs", "wrong_network", {"keep": 0.5}),
    "pyodide.asm.js is missing": Broken("pyodide.asm.js", "wrong_network", {"status": 404}),
    "the server fails": Broken("pyodide.asm.js", "wrong_network", {"status": 500}),
    "wasm is missing": Broken(".wasm", "wrong_network", {"status": 404}),
    "wasm has the wrong type": Broken(".wasm", "wrong_network", {"type": "text/html"}),
    "wasm is cut off": Broken(".wasm", "wrong_network", {"keep": 0.5}),
    "wasm: the line breaks halfway": Broken(".wasm", "wrong_network", {"drop_after": 100_000}),
    "wasm never comes": Broken(".wasm", "late", {"hangs": True}, late=True),
    "the library is missing": Broken("stdlib.zip", "wrong_network", {"status": 404}),
    "the library is cut off": Broken("stdlib.zip", "wrong_python", {"keep": 0.5}),
    "the library: the line breaks halfway": Broken("stdlib.zip", "wrong_network", {"drop_after": 100_000}),
    "the wheel is missing": Broken(WHEEL, "wrong_network", {"status": 404}),
    "the wheel is damaged": Broken(WHEEL, "wrong_network", {"content": b"PK not a wheel"}),
    "the wheel is cut off": Broken(WHEEL, "wrong_network", {"keep": 0.5}),
    "the lock is missing": Broken("lock.json", "wrong_network", {"status": 404}),
    "the lock is damaged": Broken("lock.json", "wrong_python", {"content": b'{"info":'}),
    "the lock never comes": Broken("lock.json", "late", {"hangs": True}, late=True),
    "WebAssembly is off": Broken("worker.js", "wrong_python", {"prefix": NO_WASM}),
    "memory is refused": Broken("worker.js", "wrong_memory", {"prefix": NO_MEMORY}),
    "it crashes while scoring": Broken("worker.js", "wrong_python", {"prefix": CRASH}),
    "Python stumbles while scoring": Broken("worker.js", "wrong_python", {"prefix": PYTHON_ERROR}),
}


def ask(page, answers=ANSWERS):
    """Answer and ask for the result, without waiting for it."""
    show_all(page)
    answer_all(page, answers)
    submit(page)


def reasons(page, quiz):
    """Which of the sentences about what happened are on view."""
    keys = ("wrong_network", "wrong_python", "wrong_memory", "late")
    return [key for key in keys if page.locator(".without").get_by_text(quiz.words["state"][key]).is_visible()]


def expect_result_without_python(page, quiz, says):
    wait_for_result(page)
    expect(page.get_by_text(quiz.words["state"]["without"])).to_be_visible()
    assert reasons(page, quiz) == [says]
    assert result_text(page) == python_says(page, quiz, "first", ANSWERS)
    assert given_answers(page) == ANSWERS


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_the_reader_keeps_all_and_gets_a_result_whatever_breaks(page, site, quiz, fault):
    site.break_(fault.file, **fault.what)
    page.clock.install()
    open_check(page, site)
    ask(page)
    if fault.late:
        page.clock.fast_forward(LIMIT)
    expect_result_without_python(page, quiz, fault.says)
    site.mend()
    press(page, "Try again")
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_a_python_that_never_answers_keeps_nobody_waiting(page, site, quiz):
    site.break_("worker.js", prefix=SILENT)
    page.clock.install()
    open_check(page, site)
    wait_for_python(page)
    ask(page)
    page.clock.fast_forward(LIMIT)
    expect_result_without_python(page, quiz, "late")
    site.mend()
    press(page, "Try again")
    page.wait_for_function("() => document.getElementById('check').dataset.state === 'loading'")
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_after_a_crash_the_next_result_does_not_wait_for_the_crashed_python(page, site, quiz):
    site.break_("worker.js", prefix=CRASH)
    open_check(page, site)
    take(page, ANSWERS)
    press(page, "Change my answers")
    expect(page.get_by_text(quiz.words["state"]["failed"])).to_be_visible()
    submit(page)
    expect_result_without_python(page, quiz, "wrong_python")


def test_a_browser_that_refuses_workers_gives_a_result(page, site, quiz):
    page.add_init_script(NO_WORKER)
    open_check(page, site)
    ask(page)
    expect_result_without_python(page, quiz, "wrong_python")


def test_a_try_that_fails_again_still_shows_the_result(page, site, quiz):
    site.break_("worker.js", status=404)
    open_check(page, site)
    ask(page)
    expect_result_without_python(page, quiz, "wrong_network")
    press(page, "Try again")
    expect_result_without_python(page, quiz, "wrong_network")


def test_a_very_slow_line_keeps_nobody_waiting_longer_than_ten_seconds(page, site, quiz):
    page.clock.install()
    site.break_("pyodide.mjs", delay=2)  # so that Python does not come before the line is slow
    open_check(page, site)
    site.slow(20_000)
    ask(page)
    expect(page.get_by_text(quiz.words["state"]["working"])).to_be_visible()
    page.clock.fast_forward(LIMIT)
    expect_result_without_python(page, quiz, "late")
    site.mend()
    press(page, "Try again")
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_no_connection_at_all_after_the_page_is_open_gives_a_result(page, context, site, quiz):
    site.break_("worker.js", delay=0.5)
    open_check(page, site)
    context.set_offline(True)
    ask(page)
    expect_result_without_python(page, quiz, "wrong_network")
    context.set_offline(False)
    press(page, "Try again")
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_a_fault_while_answering_disturbs_nobody(page, site, quiz):
    site.break_("worker.js", status=404)
    open_check(page, site)
    forward(page, "Yes")
    expect(page.get_by_text(quiz.words["state"]["failed"])).to_be_visible()
    forward(page, "No")
    assert given_answers(page) == {"understood": "yes", "safe_to_say": "no"}
    assert shown_question(page) == quiz.words["questions"]["respected"]["first"]["ask"]


def test_a_script_error_elsewhere_in_the_page_stops_nothing(page, site, quiz):
    open_check(page, site)
    page.evaluate("() => { setTimeout(() => { throw new Error('not ours'); }); }")
    take(page, ANSWERS)
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_a_reload_while_the_result_is_worked_out_starts_afresh(page, site, quiz):
    site.break_(".wasm", hangs=True)
    open_check(page, site)
    ask(page)
    page.reload()
    wait_for_script(page)
    site.mend()
    assert (given_answers(page), result_text(page)) == ({}, "")
    take(page, ANSWERS)
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_going_back_while_the_result_is_worked_out_leaves_the_reader_where_they_went(page, site, quiz):
    site.break_(".wasm", hangs=True)
    open_check(page, site)
    ask(page)
    page.go_back()
    site.mend()
    wait_for_python(page)
    expect(page.locator("#check")).to_be_visible()
    expect(page.locator(".result")).to_be_hidden()
    page.go_forward()
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_answers_changed_while_the_result_is_worked_out_are_the_ones_that_count(page, site, quiz):
    site.break_(".wasm", hangs=True)
    open_check(page, site)
    ask(page)
    page.go_back()
    answer_all(page, {"understood": "no"})
    submit(page)
    site.mend()
    expect_result_of_python(page, quiz, "first", {"understood": "no"})


def test_a_clock_that_is_set_back_changes_nothing(page, site, quiz):
    page.clock.install(time="2030-01-01T12:00:00")
    open_check(page, site)
    forward(page, "Yes")
    page.clock.set_system_time("2020-01-01T12:00:00")
    ask(page)
    wait_for_result(page)
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_a_browser_that_refuses_all_storage_gives_a_result(page, site, quiz):
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
          Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
        }"""
    )
    open_check(page, site)
    take(page, ANSWERS)
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_the_state_of_python_is_told(page, site, quiz):
    site.break_(".wasm", hangs=True)
    open_check(page, site)
    choose(page, "Yes")
    expect(page.get_by_text(quiz.words["state"]["loading"])).to_be_visible()
    site.mend()
    expect(page.get_by_text(quiz.words["state"]["ready"])).to_be_visible()
    expect(page.get_by_text(quiz.words["state"]["loading"])).to_be_hidden()


def test_a_start_without_a_sign_of_life_is_given_up_and_a_new_one_works(page, site, quiz):
    site.break_(".wasm", hangs=True)
    page.clock.install()
    open_check(page, site)
    choose(page, "Yes")
    page.wait_for_function("() => document.getElementById('check').dataset.state === 'loading'")
    page.clock.fast_forward(31_000)
    expect(page.get_by_text(quiz.words["state"]["failed"])).to_be_visible()
    ask(page)
    expect_result_without_python(page, quiz, "late")
    site.mend()
    press(page, "Try again")
    expect_result_of_python(page, quiz, "first", ANSWERS)


def test_on_a_slow_line_try_again_goes_on_with_what_is_there(page, site, quiz):
    page.clock.install()
    open_check(page, site)
    site.slow(20_000)
    ask(page)
    page.clock.fast_forward(LIMIT)
    expect_result_without_python(page, quiz, "late")
    press(page, "Try again")
    site.mend()
    expect_result_of_python(page, quiz, "first", ANSWERS)
    assert len(site.asked("worker.js")) == 1

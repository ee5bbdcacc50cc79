"""The check gives the right result in Firefox too, and in WebKitGTK, which is near to Safari but is not Safari.

Only the heart of it: answers, the result, and a second try. More of Firefox is in test_privacy.py and offline/.
"""

import pytest

from quiz.result import result
from tests.browser import webkit
from tests.browser.reader import open_check, press, python_says, result_text, take, wait_for_python

ANSWERS = {"understood": "no", "pace": "unsure", "worries": "yes", "practical": "no"}


@pytest.fixture
def in_firefox(firefox):
    context = firefox.new_context()
    yield context.new_page()
    context.close()


def test_firefox_gives_the_result_of_python(in_firefox, site, quiz):
    open_check(in_firefox, site)
    take(in_firefox, ANSWERS)
    assert result_text(in_firefox) == python_says(in_firefox, quiz, "first", ANSWERS)
    assert in_firefox.locator(".without").is_hidden()


def test_firefox_gives_a_result_without_the_worker_and_python_on_a_second_try(in_firefox, site, quiz):
    site.break_("worker.js", status=404)
    open_check(in_firefox, site)
    take(in_firefox, ANSWERS)
    assert in_firefox.locator(".without").get_by_text(quiz.words["state"]["wrong_network"]).is_visible()
    assert result_text(in_firefox) == python_says(in_firefox, quiz, "first", ANSWERS)
    site.mend()
    press(in_firefox, "Try again")
    wait_for_python(in_firefox)
    in_firefox.wait_for_function("() => document.querySelector('.without').hidden")
    assert result_text(in_firefox) == python_says(in_firefox, quiz, "first", ANSWERS)


def test_webkit_gives_the_result_of_python(in_webkit, site, quiz):
    webkit.answer(in_webkit, site, ANSWERS)
    assert webkit.result_text(in_webkit) == webkit.text_of(in_webkit, result(quiz, "first", ANSWERS))
    assert in_webkit.execute_script(webkit.BY_PYTHON)


def test_webkit_gives_a_result_without_the_worker_and_python_on_a_second_try(in_webkit, site, quiz):
    site.break_("worker.js", status=404)
    webkit.answer(in_webkit, site, ANSWERS)
    expected = webkit.text_of(in_webkit, result(quiz, "first", ANSWERS))
    assert webkit.result_text(in_webkit) == expected
    assert not in_webkit.execute_script(webkit.BY_PYTHON)
    site.mend()
    in_webkit.execute_script("document.querySelector('[data-again]').click()")
    assert webkit.result_text(in_webkit, ready=webkit.BY_PYTHON) == expected

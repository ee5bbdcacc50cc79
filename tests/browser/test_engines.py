"""The check gives the right result in Firefox too, and in WebKitGTK, which is near to Safari but is not Safari.

Only the heart of it: answers, the result, and a second try. More of Firefox is in test_offline.py and test_privacy.py.
"""

import os
import subprocess

import browsers
import pytest
from selenium import webdriver
from selenium.webdriver import WebKitGTKOptions
from selenium.webdriver.support.ui import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from quiz.result import result
from tests.browser.reader import CHECKS, open_check, plain, press, python_says, result_text, take, wait_for_python

# Selenium warns of its own insides.
pytestmark = pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")

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


# WebKitGTK: Playwright cannot drive it, so these few tests speak to it through Selenium.

ANSWER_ALL = """
const wanted = arguments[0];
const visible = (button) => "all" in button.dataset && button.checkVisibility();
[...document.querySelectorAll("button")].find(visible).click();
const radios = document.querySelectorAll("#check [type=radio]");
for (const radio of radios) radio.checked = wanted[radio.name] === radio.value;
document.querySelector("#check [type=submit]").click();
"""
RESULT = "return document.querySelector('[data-forget]').textContent"
EXPECTED = """
const template = document.createElement("template");
template.innerHTML = arguments[0];
return template.content.textContent;
"""


@pytest.fixture(scope="session")
def screen():
    """A screen that nobody sees."""
    parts = browsers.webkit()
    with subprocess.Popen(
        [parts["screen"], "-displayfd", "1", "-screen", "0", "1024x768x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@pytest.fixture
def in_webkit(screen):
    parts = browsers.webkit()
    options = WebKitGTKOptions()
    options.binary_location = parts["browser"]
    options.add_argument("--automation")
    driver = webdriver.WebKitGTK(
        options=options, service=Service(parts["driver"], env=os.environ | {"DISPLAY": screen})
    )
    yield driver
    driver.quit()


def result_in_webkit(driver, ready):
    WebDriverWait(driver, 60, 0.2).until(lambda driver: driver.execute_script(ready))
    return plain(driver.execute_script(RESULT))


def answer_in_webkit(driver, site):
    driver.get(site.address + CHECKS["first"])
    WebDriverWait(driver, 30, 0.2).until(
        lambda driver: driver.execute_script("return 'scripted' in document.documentElement.dataset")
    )
    driver.execute_script(ANSWER_ALL, ANSWERS)


HAS_RESULT = (
    "return document.querySelector('[data-forget]').children.length && !document.querySelector('[data-working]')"
)


def test_webkit_gives_the_result_of_python(in_webkit, site, quiz):
    answer_in_webkit(in_webkit, site)
    read = result_in_webkit(in_webkit, HAS_RESULT)
    assert read == plain(in_webkit.execute_script(EXPECTED, str(result(quiz, "first", ANSWERS))))
    assert in_webkit.execute_script("return document.querySelector('.without').hidden")


def test_webkit_gives_a_result_without_the_worker_and_python_on_a_second_try(in_webkit, site, quiz):
    site.break_("worker.js", status=404)
    answer_in_webkit(in_webkit, site)
    expected = plain(in_webkit.execute_script(EXPECTED, str(result(quiz, "first", ANSWERS))))
    assert result_in_webkit(in_webkit, HAS_RESULT) == expected
    assert not in_webkit.execute_script("return document.querySelector('.without').hidden")
    site.mend()
    in_webkit.execute_script("document.querySelector('[data-again]').click()")
    assert result_in_webkit(in_webkit, "return document.querySelector('.without').hidden") == expected

from __future__ import annotations

import time

import pytest

from workbench.services.ingest.html import read_html


def page(styles: str, body: str, head: str = "<style>{}</style>") -> str:
    return read_html(
        f"<html><head>{head.format(styles)}</head><body><p>Shown words.</p>{body}</body></html>".encode()
    ).text


@pytest.mark.parametrize(
    "styles, body",
    [
        (".x{display:none}", "<p class='a x'>secret"),
        ("p { color: red }\n.y, .x { color:red; DISPLAY : none !important }", "<div class=x><p>secret"),
        ("#x{visibility:hidden}", "<p>in <span id=x>secret</span>"),
        ("span.x{display:none}", "<p>in <span class=x>secret</span>"),
        ("/* .z{} */ @charset 'utf-8'; .x{display:none}", "<p class=x>secret"),
        ("@media print{.x{display:block}} .x{display:none}", "<p class=x>secret"),
        (".x{display:none} .y{color:red}", "<p class='y x'>secret"),
        (".x.y{display:none}", "<p class='y z x'>secret"),
        ("div.x p{display:none}", "<div class=x><section><p>secret"),
        ("div > .x{display:none}", "<div><p class=x>secret"),
        ("#a .b > i{display:none}", "<div id=a><p class=b><i>secret</i>"),
        ("aside{display:none}", "<aside>secret</aside>"),
        ("[data-off]{display:none}", "<p data-off>secret"),
        ("p[role='note']{display:none}", "<p role=note>secret"),
        ("@media screen{.x{display:none}}", "<p class=x>secret"),
        (".x{display:none!important} #y{display:block}", "<p class=x id=y>secret"),
    ],
)
def test_what_a_simple_rule_hides_stays_out(styles, body):
    assert "secret" not in page(styles, body)


@pytest.mark.parametrize(
    "styles, body",
    [
        ("@media print{.x{display:none}}", "<p class=x>seen"),
        ("@media (max-width:600px){.x{display:none} .y{display:none}}", "<p class=x>seen"),
        (".x{display:none} .x{display:block}", "<p class=x>seen"),
        (".x{display:none} .y{display:block}", "<p class='x y'>seen"),
        (".x{display:none} #y{display:block}", "<p class=x id=y>seen"),
        ("#y{display:block} .x{display:none}", "<p class=x id=y>seen"),
        (".x .y{display:none}", "<p class=y>seen"),
        (".x .y{display:none}", "<p class=x>a</p><p class=y>seen"),
        ("div > .x{display:none}", "<div><section><p class=x>seen"),
        (".x.y{display:none}", "<p class=x>seen"),
        (".x{display:none} div .x{display:block}", "<div><p class=x>seen"),
        (".x + .y{display:none} .x ~ .y{display:none}", "<p class=x>a</p><p class=y>seen"),
        (".x:not(.y){display:none}", "<p class=x>seen"),
        ("p:first-child{display:none}", "<div><p>seen"),
        ("[role=note]{display:none}", "<p role=main>seen"),
        ("@supports (display:grid){.x{display:none}}", "<p class=x>seen"),
        (".x:hover{display:none} .x::after{display:none}", "<p class=x>seen"),
        ("span.x{display:none}", "<p class=x>seen"),
        (".x{display:none}", "<p class=x style='display:block'>seen"),
        ("body{display:none} html{visibility:hidden}", "<p>seen"),
        (".x{display:none", "<p class=x>seen"),
        (".x{opacity:0}", "<p class=x>seen"),
    ],
)
def test_what_is_shown_after_all_stays_in(styles, body):
    assert "seen" in page(styles, body)


@pytest.mark.parametrize(
    "head", ["<style media=print>{}</style>", "<noscript><style>{}</style></noscript>", "<!--<style>{}</style>-->"]
)
def test_styles_that_do_not_apply_hide_nothing(head):
    assert "seen" in page(".x{display:none}", "<p class=x>seen", head)


def test_a_page_that_waits_for_its_script_is_read_all_the_same():
    found = read_html(
        b"<style>.article{display:none}</style><p>Menu</p><div class=article>" + b"<p>Long words.</p>" * 9
    )
    assert found.text.count("Long words.") == 9
    assert len(found.warnings) == 1


def test_rules_that_look_around_every_element_are_followed_only_so_far():
    rules = "".join(f".a{number} .b{{display:none}}" for number in range(19_000))
    begun = time.process_time()
    assert page(rules, "<div class=b>" * 100 + "<p class=b>seen</p>" * 2_000).count("seen") == 2_000
    assert time.process_time() - begun < 10

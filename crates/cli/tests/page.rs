//! The brief as a page: one file that needs nothing else. How it looks is tested in a browser (`scripts/browser-tests`).

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use common::{Folder, SMALL};

/// The values of an attribute, in their order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&start[..]).skip(1).filter_map(|rest| rest.split_once('"')).map(|(value, _)| value).collect()
}

/// The page of the founding case.
fn shipped() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| Folder::new("shipped").run("brief ukraine-force-2025 --format html --draws 16").answer())
}

#[test]
fn it_needs_nothing_else() {
    let html = shipped();
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    for outside in ["<script", "<link", "<img", "@import", "url(", " src=\"", " onclick"] {
        assert!(!html.contains(outside), "{outside}");
    }
    // Every link stays in the page and leads somewhere; every id is there once.
    let ids = values(html, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len());
    let links = values(html, "href");
    assert!(links.len() > 100);
    for link in links {
        assert!(known.contains(link.strip_prefix('#').unwrap()), "{link} leads nowhere");
    }
}

#[test]
fn its_headings_go_down_one_by_one() {
    let html = shipped();
    let levels: Vec<u32> = html.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn it_holds_what_the_json_holds() {
    let html = shipped();
    let json = Folder::new("holds").run("brief ukraine-force-2025 --format json --draws 16").json();
    let anchors: BTreeSet<&str> = values(html, "id").into_iter().collect();
    for path in json["paths"].as_array().unwrap() {
        assert!(anchors.contains(format!("path-{}", path["id"].as_str().unwrap()).as_str()), "{}", path["id"]);
    }
    for statement in json["statements"].as_array().unwrap() {
        let anchor = statement["id"].as_str().unwrap().replacen(':', "-", 1);
        assert!(anchors.contains(anchor.as_str()), "{anchor}");
    }
    assert_eq!(
        anchors.iter().filter(|anchor| anchor.starts_with("assumption-")).count(),
        json["assumptions"].as_array().unwrap().len()
    );
    let pictures: Vec<&str> = html.split("<svg ").skip(1).collect();
    assert!(pictures.len() > 20, "{}", pictures.len());
    for picture in pictures {
        let tag = picture.split_once('>').unwrap().0;
        assert!(tag.contains("aria-labelledby=") || tag.contains("aria-hidden=\"true\""), "{tag}");
    }
}

#[test]
fn nothing_a_dossier_says_becomes_markup() {
    let nasty = SMALL
        .replace("Will the bridge be built?", "Will <b>it</b> & \\\"it\\\" be built?")
        .replace("a bridge", "a </svg><script>alert(1)</script>")
        .replace("An example.", "</style><img src=x>");
    let folder = Folder::new("nasty").with("bridge/dossier.toml", nasty);
    let html = folder.run("brief bridge --format html").answer();
    assert!(html.contains("<title>Will &lt;b&gt;it&lt;/b&gt; &amp; &quot;it&quot; be built?</title>"), "{html}");
    assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>it"));
    assert!(html.contains("&lt;/svg&gt;&lt;script&gt;"));
}

#[test]
fn the_example_says_so() {
    let folder = Folder::new("example");
    let html = folder.run("brief --format html --draws 16").answer();
    assert!(html.contains("Example dossier. Your own: placet new NAME"));
    assert!(!shipped().contains("Example dossier"));
}

#[test]
fn a_small_page_has_no_empty_sections() {
    let folder = Folder::new("small").with("bridge/dossier.toml", SMALL);
    let html = folder.run("brief bridge --format html").answer();
    for section in ["plan", "arguments", "statements", "objections", "outcome"] {
        assert!(!html.contains(&format!("<section id=\"{section}\"")), "{section}");
        assert!(!html.contains(&format!("href=\"#{section}\"")), "{section}");
    }
}

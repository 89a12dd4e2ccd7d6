//! The question, what it means, and the answer in a sentence.

use outlook::Brief;
use outlook::brief::PathOutlook;

use super::markup::Markup;
use crate::basis::anchor;
use crate::words::{chance, date, likeliest, prospects, sentence};

/// Sections that the reader can go to from the top.
const CONTENTS: [(&str, &str); 7] = [
    ("paths", "Paths"),
    ("why", "Why"),
    ("deciders", "Who decides"),
    ("change", "What would change it"),
    ("unknowns", "What is not known"),
    ("assumptions", "On what this rests"),
    ("statements", "Statements"),
];

pub(super) fn question(page: &mut Markup, brief: &Brief, heading: &str) {
    if !heading.is_empty() {
        page.words("p", &[("class", "over")], heading);
    }
    page.words("h1", &[], &brief.question);
    page.element("p", &[("class", "dates")], |page| {
        page.text("As known on ");
        page.words("time", &[("datetime", &brief.as_of.to_string())], &date(brief.as_of));
        match brief.by {
            None => page.text(". No horizon is given: the answer is for when the events in question come."),
            Some(by) => {
                page.text(" · by ");
                page.words("time", &[("datetime", &by.to_string())], &date(by));
            }
        }
    });
    let about = [("What it means", &brief.meaning), ("How it would be resolved", &brief.resolution)];
    if about.iter().any(|(_, text)| !text.is_empty()) {
        page.element("dl", &[("class", "terms")], |page| {
            for (term, text) in about.into_iter().filter(|(_, text)| !text.is_empty()) {
                page.element("div", &[], |page| {
                    page.words("dt", &[], term);
                    page.words("dd", &[], text);
                });
            }
        });
    }
}

/// The answer, and where to go from it: to those of the `sections` that are there.
pub(super) fn answer(page: &mut Markup, brief: &Brief, sections: &str) {
    page.element("section", &[("id", "answer"), ("aria-labelledby", "answer-heading")], |page| {
        page.words("h2", &[("id", "answer-heading"), ("class", "unseen")], "The answer");
        page.element("p", &[("class", "answer")], |page| page.linked(&sentence(brief), &numbers(brief)));
        page.element("nav", &[("aria-label", "Contents")], |page| {
            page.element("ul", &[], |page| {
                let is_there = |id: &str| sections.contains(&format!("<section id=\"{id}\""));
                for (id, title) in CONTENTS.into_iter().filter(|(id, _)| is_there(id)) {
                    page.element("li", &[], |page| page.link(&format!("#{id}"), title));
                }
            });
        });
    });
}

/// The numbers of the sentence in their order, and where they lead.
fn numbers(brief: &Brief) -> Vec<(String, String)> {
    let of_path = |path: &PathOutlook| (chance(path.prospects.mean), format!("#{}", anchor("path", &path.id)));
    let paths = likeliest(brief).into_iter().chain(brief.paths.get(brief.asked));
    std::iter::once((prospects(&brief.any_path), "#why".to_owned())).chain(paths.map(of_path)).collect()
}

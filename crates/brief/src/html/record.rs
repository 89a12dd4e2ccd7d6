//! What the record holds beside statements: the plan's dates, arguments and accusations, objections to the rules.

use std::collections::BTreeMap;

use outlook::brief::{LedgerArgument, Objection};

use super::Setting;
use super::markup::Markup;
use crate::basis::anchor;
use crate::words::{date, titled, upper_first};

pub(super) fn sections(page: &mut Markup, setting: &Setting<'_>) {
    plan(page, setting);
    arguments(page, setting);
}

fn plan(page: &mut Markup, setting: &Setting<'_>) {
    if setting.brief.dates.is_empty() {
        return;
    }
    page.section("plan", "The plan", |page| {
        page.element("ol", &[("class", "dated")], |page| {
            for event in &setting.brief.dates {
                page.element("li", &[("id", &anchor("date", &event.id))], |page| {
                    page.words("time", &[("datetime", &event.date.to_string())], &date(event.date));
                    page.element("p", &[], |page| {
                        if !event.stage.is_empty() {
                            page.words("b", &[], &format!("{}. ", upper_first(&event.stage)));
                        }
                        page.text(&event.text);
                        page.words("small", &[], &format!(" {}", event.source));
                    });
                });
            }
        });
    });
}

const KINDS: [(&str, &str); 5] = [
    ("argument", "Arguments"),
    ("accusation", "Accusations"),
    ("threat", "Threats"),
    ("count", "Counts"),
    ("gap", "What the record does not hold"),
];

fn arguments(page: &mut Markup, setting: &Setting<'_>) {
    let arguments = &setting.brief.arguments;
    if arguments.is_empty() {
        return;
    }
    page.section("arguments", "Arguments, accusations, threats, counts", |page| {
        let lead = "What was said for and against, and of one another. It has no weight in any number here.";
        page.words("p", &[("class", "lead")], lead);
        for (kind, title) in KINDS {
            let of_kind: Vec<&LedgerArgument> = arguments.iter().filter(|argument| argument.kind == kind).collect();
            if of_kind.is_empty() {
                continue;
            }
            page.words("h3", &[], title);
            page.element("ul", &[("class", "plain")], |page| {
                of_kind.into_iter().for_each(|a| argument(page, setting, a))
            });
        }
    });
}

fn argument(page: &mut Markup, setting: &Setting<'_>, argument: &LedgerArgument) {
    page.element("li", &[("id", &anchor("argument", &argument.id))], |page| {
        page.words("b", &[], &titled(setting.brief, &argument.by));
        if !argument.target.is_empty() {
            page.text(&format!(" of {}", titled(setting.brief, &argument.target)));
        }
        page.text(": ");
        page.text(&argument.text);
        if !argument.quote.is_empty() {
            page.text(if argument.text.is_empty() { "" } else { " " });
            page.words("q", &[], &argument.quote);
        }
        if !argument.answer.is_empty() {
            page.text(&format!(" Answer: {}", argument.answer));
        }
        page.words("small", &[], &format!(" {}", argument.source));
    });
}

pub(super) fn objections(page: &mut Markup, setting: &Setting<'_>) {
    if setting.brief.objections.is_empty() {
        return;
    }
    let mut by_body: BTreeMap<&str, Vec<&Objection>> = BTreeMap::new();
    setting.brief.objections.iter().for_each(|o| by_body.entry(&o.body).or_default().push(o));
    page.section("objections", "Objections people raise to the rules", |page| {
        for (body, objections) in by_body {
            page.words("h3", &[], body);
            page.element("dl", &[], |page| {
                for objection in objections {
                    page.element("dt", &[], |page| page.words("q", &[], &objection.claim));
                    page.words("dd", &[], &objection.answer);
                }
            });
        }
    });
}

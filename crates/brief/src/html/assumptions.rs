//! On what the answer rests: the ranges, each with the answer at its ends, and the doubts.

use outlook::brief::{Assumption, Warning};

use super::Setting;
use super::markup::Markup;
use super::parameters;
use crate::basis::anchor;
use crate::screen::number;
use crate::words::{chance, upper_first};

/// How many assumptions, and how many doubts, are shown at once.
const SHOWN: usize = 8;

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    page.section("assumptions", "On what this rests", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        let (first, rest) = brief.assumptions.split_at(brief.assumptions.len().min(SHOWN));
        table(page, setting, "What moves the answer most", first);
        if !rest.is_empty() {
            page.details(&format!("{} more, each of which moves the answer less", rest.len()), |page| {
                table(page, setting, "What moves the answer less", rest);
            });
        }
        parameters::table(page, setting);
        parameters::confidence(page, setting);
        doubts(page, setting);
    });
}

const LEAD: &str = "Each range with what the question as a whole comes to at its ends, all else as it is.";

fn table(page: &mut Markup, setting: &Setting<'_>, caption: &str, assumptions: &[Assumption]) {
    if assumptions.is_empty() {
        return;
    }
    page.element("table", &[("class", "ranges")], |page| {
        page.words("caption", &[], caption);
        page.element("thead", &[], |page| {
            page.element("tr", &[], |page| {
                page.words("th", &[("scope", "col")], "Assumption");
                page.words("th", &[("scope", "col"), ("class", "number")], "Range");
                page.words("th", &[("scope", "col"), ("class", "number")], "The answer");
            });
        });
        page.element("tbody", &[], |page| assumptions.iter().for_each(|assumption| row(page, setting, assumption)));
    });
}

fn row(page: &mut Markup, setting: &Setting<'_>, assumption: &Assumption) {
    let id = anchor("assumption", &assumption.id);
    page.element("tr", &[("id", &id)], |page| {
        page.element("th", &[("scope", "row")], |page| {
            page.text(&upper_first(&assumption.text));
            if !assumption.reason.is_empty() {
                page.words("p", &[("class", "note")], &assumption.reason);
            }
            let said = setting.basis.said(assumption);
            if !said.is_empty() {
                page.element("p", &[("class", "note")], |page| {
                    page.text("Said: ");
                    for (at, statement) in said.iter().enumerate() {
                        page.text(if at == 0 { "" } else { ", " });
                        page.link(&format!("#{}", anchor("statement", &statement.id)), &statement.id);
                    }
                });
            }
        });
        page.words("td", &[("class", "number")], &format!("{} to {}", number(assumption.low), number(assumption.high)));
        let answer = format!("{} to {}", chance(assumption.any_path_low), chance(assumption.any_path_high));
        page.words("td", &[("class", "number")], &answer);
    });
}

fn doubts(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    if brief.warnings.is_empty() && brief.defaults.is_empty() {
        return;
    }
    page.words("h3", &[], "Doubts");
    let (first, rest) = brief.warnings.split_at(brief.warnings.len().min(SHOWN));
    let list = |page: &mut Markup, warnings: &[Warning]| {
        page.element("ul", &[("class", "plain")], |page| warnings.iter().for_each(|w| doubt(page, setting, w)));
    };
    list(page, first);
    if !rest.is_empty() {
        page.details(&format!("{} more", rest.len()), |page| list(page, rest));
    }
    if !brief.defaults.is_empty() {
        let counted: Vec<String> = brief.defaults.iter().map(|(field, n)| format!("{field} {n}")).collect();
        page.words("p", &[], &format!("Fields left to their defaults: {}.", counted.join(", ")));
    }
}

fn doubt(page: &mut Markup, setting: &Setting<'_>, warning: &Warning) {
    page.element("li", &[], |page| {
        page.ticked(&warning.text, |id| {
            let statement = setting.brief.statements.iter().any(|statement| statement.id == id);
            if statement { format!("#{}", anchor("statement", id)) } else { String::new() }
        });
        page.words("small", &[], &format!(" {}", warning.id));
    });
}

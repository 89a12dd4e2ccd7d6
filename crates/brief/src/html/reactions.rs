//! What follows the decision: how it ends on each path, what was announced, on what judgements that rests.

use outlook::brief::{BranchView, MoveView, Reactions, ThreatView};

use super::Setting;
use super::markup::Markup;
use crate::basis::anchor;
use crate::reactions::{FIRST, LEAD, end_title, hangs, option_title, points};
use crate::words::{own, prospects, upper_first};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let Some(all) = &setting.brief.reactions else { return };
    page.section("reactions", "Reactions", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        all.branches.iter().for_each(|branch| ends(page, all, branch));
        if !all.threats.is_empty() {
            page.words("h3", &[], "What was announced");
            all.threats.iter().for_each(|announced| threat(page, setting, all, announced));
        }
        page.details("Every move, and what each end is worth", |page| {
            for (number, known) in all.moves.iter().enumerate() {
                options(page, known);
                if number == 0 {
                    page.words("p", &[], FIRST);
                }
            }
            worths(page, all);
            for parameter in &all.parameters {
                let (low, high) = (parameter.low, parameter.high);
                let text = format!("{}: {} ({low} to {high}). ", upper_first(&parameter.text), parameter.default);
                page.words("p", &[], &format!("{text}{}", upper_first(&parameter.origin)));
            }
        });
    });
}

/// A table under a caption, its columns after the first with numbers.
fn table(page: &mut Markup, caption: &str, heads: &[&str], rows: impl FnOnce(&mut Markup)) {
    page.element("table", &[], |page| {
        page.words("caption", &[], caption);
        page.element("thead", &[], |page| {
            page.element("tr", &[], |page| {
                for (at, head) in heads.iter().enumerate() {
                    let class = if at == 0 { "" } else { "number" };
                    page.words("th", &[("scope", "col"), ("class", class)], head);
                }
            });
        });
        page.element("tbody", &[], rows);
    });
}

/// A row: what it is, and numbers that each lead to what they rest on.
fn row(page: &mut Markup, title: &str, numbers: &[(String, String)]) {
    page.element("tr", &[], |page| {
        page.words("th", &[("scope", "row")], &upper_first(title));
        for (leads, text) in numbers {
            page.element("td", &[("class", "number")], |page| page.link(leads, text));
        }
    });
}

fn end_anchor(id: &str) -> String {
    format!("#{}", anchor("end", id))
}

fn ends(page: &mut Markup, all: &Reactions, branch: &BranchView) {
    table(page, &format!("If {}", branch.title), &["How it ends", "Probability"], |page| {
        for (end, p) in &branch.ends {
            row(page, &end_title(all, end), &[(end_anchor(end), prospects(p))]);
        }
    });
}

fn threat(page: &mut Markup, setting: &Setting<'_>, all: &Reactions, announced: &ThreatView) {
    page.element("div", &[("id", &anchor("threat", &announced.id))], |page| {
        page.words("h4", &[], &format!("{}: {}", announced.actor.1, announced.title));
        page.element("p", &[], |page| {
            let hangs_on = announced.hinge.as_ref().map_or("#reactions".to_owned(), |hinge| end_anchor(&hinge.better));
            page.text("Carrying it out pays in ");
            page.link(&hangs_on, &own(announced.credibility));
            page.text(" of draws; where it comes to that, it is done in ");
            page.link(&format!("#{}", anchor("move", &announced.at)), &prospects(&announced.carried_out));
            page.text(".");
        });
        if let Some(hinge) = &announced.hinge {
            page.words("p", &[], &format!("It {}.", hangs(all, hinge)));
        }
        page.element("ul", &[], |page| {
            for said in &announced.statements {
                let id = said.id.strip_prefix("statement:").unwrap_or(&said.id);
                let known = setting.brief.statements.iter().any(|statement| statement.id == id);
                let leads = if known { format!("#{}", anchor("statement", id)) } else { String::new() };
                page.element("li", &[], |page| {
                    page.text(&format!("{}: “", said.speaker));
                    page.link(&leads, &said.quote);
                    page.text(&format!("”. Binds {:.2}.", said.weight));
                });
            }
        });
        if !announced.reason.is_empty() {
            page.words("p", &[], &format!("Why the words are read so: {}", announced.reason));
        }
    });
}

fn options(page: &mut Markup, known: &MoveView) {
    page.element("div", &[("id", &anchor("move", &known.id))], |page| {
        let caption = upper_first(&known.title);
        table(page, &caption, &["Option", "Where it comes to that"], |page| {
            for option in &known.options {
                row(page, &option.title, &[("#reactions".to_owned(), prospects(&option.probability))]);
            }
        });
        let best: Vec<&str> = known.best.iter().map(|id| option_title(known, id)).collect();
        if !best.is_empty() {
            let tie = if best.len() > 1 { "a tie between " } else { "" };
            page.words("p", &[], &format!("Without errors, at the mean of everything: {tie}{}.", best.join(" and ")));
        }
        for option in known.options.iter().filter(|option| !option.reason.is_empty()) {
            page.words("p", &[], &format!("{}: {}", upper_first(&option.title), option.reason));
        }
    });
}

fn worths(page: &mut Markup, all: &Reactions) {
    page.words("h3", &[], "What each end is worth, from 0 to 100 (judgements)");
    for end in &all.ends {
        page.element("div", &[("id", &anchor("end", &end.id))], |page| {
            let worth: Vec<String> = end.worth.iter().map(points).collect();
            page.words("p", &[], &format!("{}: {}. {}", upper_first(&end.title), worth.join("; "), end.reason));
        });
    }
}

//! Every stance: its options in each context, its prior, and the statements it is inferred from.

use outlook::brief::StanceView;

use super::Setting;
use super::markup::Markup;
use crate::basis::anchor;
use crate::insight::in_range;
use crate::sittings::titled;
use crate::words::{decision, upper_first};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let stances = &setting.brief.stances;
    if stances.is_empty() {
        return;
    }
    page.section("stances", "Stances", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        page.element("ul", &[("class", "ledger")], |page| stances.iter().for_each(|view| stance(page, setting, view)));
    });
}

const LEAD: &str = "How each decision that a path reads is distributed in each context: the mean, and in brackets from the 5 to the \
    95 % point over the draws; then what it was inferred from.";

fn stance(page: &mut Markup, setting: &Setting<'_>, view: &StanceView) {
    page.element("li", &[("id", &anchor("stance", &view.id))], |page| {
        page.element("p", &[("class", "who")], |page| {
            page.words("b", &[], &upper_first(&decision(setting.brief, &view.id)));
            page.text(&format!(" on {} ", view.on.1));
            page.words("code", &[], &view.id);
        });
        for (names, options) in merged(setting, view) {
            let names =
                if names.is_empty() { String::new() } else { format!("{}: ", upper_first(&names.join(", or "))) };
            page.words("p", &[("class", "options")], &format!("{names}{options}"));
        }
        page.element("p", &[("class", "note")], |page| {
            page.text(&upper_first(if view.basis.stated {
                "stated by the dossier's author"
            } else {
                &view.basis.prior
            }));
            for (at, id) in view.basis.statements.iter().enumerate() {
                page.text(if at == 0 { "; from " } else { ", " });
                let known = setting.brief.statements.iter().any(|statement| statement.id == *id);
                page.link(&if known { format!("#{}", anchor("statement", id)) } else { String::new() }, id);
            }
        });
    });
}

/// Contexts that come to the same are one.
fn merged(setting: &Setting<'_>, view: &StanceView) -> Vec<(Vec<String>, String)> {
    let mut shown: Vec<(Vec<String>, String)> = Vec::new();
    for (context, options) in &view.contexts {
        let text: Vec<String> = options.iter().map(|(option, p)| format!("{option} {}", in_range(p))).collect();
        let text = text.join(" · ");
        let name = context.as_deref().map(|context| titled(setting.brief, context));
        match shown.iter_mut().find(|(_, known)| *known == text) {
            Some((names, _)) => names.extend(name),
            None => shown.push((name.into_iter().collect(), text)),
        }
    }
    shown
}

//! What the phases of the operation need, against what is pledged.

use outlook::brief::PhaseForces;

use super::Setting;
use super::markup::Markup;
use crate::basis::anchor;
use crate::forces::{GIVERS, NOTE, binds, brings, coalitions, needed, summary};
use crate::words::{chance, own, upper_first};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    if brief.forces.is_empty() {
        return;
    }
    page.element("section", &[("id", "forces")], |page| {
        page.words("h2", &[], "Forces");
        page.words("p", &[], NOTE);
        for phase in &brief.forces {
            page.element("section", &[("id", &anchor("phase", &phase.id))], |page| self::phase(page, setting, phase));
        }
    });
}

fn phase(page: &mut Markup, setting: &Setting<'_>, phase: &PhaseForces) {
    page.words("h3", &[], &upper_first(&phase.title));
    page.words("p", &[], &format!("{}.", upper_first(&summary(phase))));
    if !phase.reason.is_empty() {
        page.words("p", &[("class", "note")], &phase.reason);
    }
    page.element("ul", &[], |page| {
        for requirement in &phase.requirements {
            page.words("li", &[], &needed(requirement));
        }
        for text in binds(phase).into_iter().chain(coalitions(setting.brief, phase)) {
            page.words("li", &[], &format!("{}.", text.trim_end_matches('.')));
        }
    });
    if phase.givers.is_empty() {
        return;
    }
    page.element("table", &[("class", "ranges")], |page| {
        page.words("caption", &[], "Whose pledge matters most");
        page.element("thead", &[], |page| {
            page.element("tr", &[], |page| {
                page.words("th", &[("scope", "col")], "Who");
                for title in ["Gives", "In time", "Brings at a time", "With it", "Without"] {
                    page.words("th", &[("scope", "col"), ("class", "number")], title);
                }
            });
        });
        page.element("tbody", &[], |page| {
            for giver in phase.givers.iter().take(GIVERS) {
                page.element("tr", &[], |page| {
                    page.element("th", &[("scope", "row")], |page| {
                        page.words("a", &[("href", &setting.basis.of(&giver.id))], &giver.actor.1);
                    });
                    let ready = if giver.ready < 1.0 { own(giver.ready) } else { "yes".to_owned() };
                    let texts = [
                        own(giver.contributes),
                        ready,
                        brings(phase, giver).join(", "),
                        chance(giver.with),
                        chance(giver.without),
                    ];
                    for text in texts {
                        page.words("td", &[("class", "number")], &text);
                    }
                });
            }
        });
    });
}

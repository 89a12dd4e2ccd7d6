//! Why: for each path, what must happen.

use super::Setting;
use super::markup::Markup;
use crate::basis::anchor;
use crate::scene::needs;
use crate::words::{chance, likeliest, obstacle_in_full, prospects, upper_first};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    page.section("why", "Why: what must happen", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        page.element("div", &[("class", "pair")], |page| {
            for index in setting.asked_first() {
                path(page, setting, index);
            }
        });
    });
}

const LEAD: &str = "Each path holds when its conditions do. A letter in a circle marks what more than one path reads: it is the \
    same event or decision wherever the letter stands, and happens once. The left number is how likely a condition is by itself, \
    the right one how likely given those above it; the right ones multiply to the path's probability, and the least of them binds.";

fn path(page: &mut Markup, setting: &Setting<'_>, index: usize) {
    let (brief, path) = (setting.brief, &setting.brief.paths[index]);
    let id = anchor("path", &path.id);
    // In print only these two stand among the sections; the others are told by the table of paths.
    let printed = index == brief.asked || likeliest(brief).is_some_and(|likeliest| likeliest.id == path.id);
    page.element("article", &[("id", &id), ("class", if printed { "printed" } else { "" })], |page| {
        page.words("h3", &[], &upper_first(&path.title));
        let blocker = path.blockers.first();
        let name = format!("needs-{index}");
        let title = format!("What must happen: {}", path.title);
        page.element("p", &[], |page| {
            page.text(&format!("{} · {}", prospects(&path.prospects), path.prospects.words()));
            if let Some(blocker) = blocker {
                page.text("; what most often stops it: ");
                let leads = setting.basis.of(&blocker.id);
                page.link(&leads, &obstacle_in_full(brief, &blocker.id, &blocker.option));
                page.text(" (alone would have turned ");
                page.link(&leads, &chance(blocker.share));
                page.text(" of the worlds in which it fails)");
            }
        });
        page.picture(&needs(&name, &title, &setting.needs[index], &setting.badges));
        if !path.legal_basis.is_empty() {
            page.element("p", &[("class", "note")], |page| {
                page.words("b", &[], "Legal basis. ");
                page.text(&path.legal_basis);
            });
        }
        page.details("The formula as written", |page| {
            let formula = path.when.split_whitespace().collect::<Vec<_>>().join(" ");
            page.element("p", &[], |page| page.words("code", &[], &formula));
        });
    });
}

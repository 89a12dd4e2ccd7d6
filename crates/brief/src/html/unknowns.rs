//! What is not known: what somebody could tell now, and what only time will.

use outlook::brief::Unknown;

use super::Setting;
use super::markup::Markup;
use crate::screen::{told, unknown_sizes};
use crate::words::upper_first;

/// How many of each kind are shown at once.
const SHOWN: usize = 6;

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    page.section("unknowns", "What is not known", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        page.element("div", &[("class", "pair")], |page| {
            page.element("div", &[], |page| {
                page.words("h3", &[], "Ask: somebody can tell now");
                if let Some(sizes) = unknown_sizes(setting.brief) {
                    page.element("p", &[], |page| page.link("#assumptions", &format!("{}.", upper_first(&sizes))));
                }
                list(page, setting, true);
            });
            page.element("div", &[], |page| {
                page.words("h3", &[], "Watch: only time will tell");
                list(page, setting, false);
            });
        });
    });
}

const LEAD: &str = "Each with what the question as a whole would come to under the best answer, and under the worst.";

fn list(page: &mut Markup, setting: &Setting<'_>, ask: bool) {
    let listed = |unknown: &&Unknown| unknown.ask == ask && unknown.swing > 1e-6;
    let listed: Vec<&Unknown> = setting.brief.unknowns.iter().filter(listed).collect();
    let (first, rest) = listed.split_at(listed.len().min(SHOWN));
    items(page, setting, first);
    if !rest.is_empty() {
        page.details(&format!("{} more", rest.len()), |page| items(page, setting, rest));
    }
}

fn items(page: &mut Markup, setting: &Setting<'_>, listed: &[&Unknown]) {
    if listed.is_empty() {
        page.words("p", &[], "Nothing that would move the answer.");
        return;
    }
    page.element("ul", &[("class", "plain")], |page| {
        for unknown in listed {
            let Some(told) = told(setting.brief, unknown) else { continue };
            let leads = setting.basis.of(&unknown.id);
            page.element("li", &[], |page| {
                page.text(&format!("{}: ", upper_first(&told.best)));
                page.link(&leads, &told.then);
                page.text(&format!(", {} ", told.otherwise));
                page.link(&leads, &told.else_then);
            });
        }
    });
}

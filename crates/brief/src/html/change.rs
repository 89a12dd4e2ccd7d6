//! What would change it: the smallest sets of departures that would do, and what stops each path.

use outlook::brief::PathOutlook;

use super::Setting;
use super::markup::Markup;
use crate::basis::anchor;
use crate::words::{chance, obstacle_in_full, setting as in_words, upper_first};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    if brief.paths.iter().all(|path| path.blockers.is_empty() && path.ways.is_empty()) {
        return;
    }
    page.section("change", "What would change it", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        let (asked, others): (Vec<usize>, Vec<usize>) = setting.asked_first().partition(|index| *index == brief.asked);
        asked.into_iter().for_each(|index| path(page, setting, &brief.paths[index]));
        if !others.is_empty() {
            page.details("The same for the other paths", |page| {
                others.into_iter().for_each(|index| path(page, setting, &brief.paths[index]));
            });
        }
    });
}

const LEAD: &str = "First the smallest sets of departures from what is expected under which the path is more likely than not, the \
    likeliest together first, with what the path then comes to. Then what stops it: of the worlds in which it fails, the share \
    that this alone would have turned.";

fn path(page: &mut Markup, setting: &Setting<'_>, path: &PathOutlook) {
    page.words("h3", &[], &upper_first(&path.title));
    let leads = format!("#{}", anchor("path", &path.id));
    page.element("div", &[("class", "pair")], |page| {
        if !path.ways.is_empty() {
            page.element("div", &[], |page| {
                page.words("h4", &[], "More likely than not if");
                page.element("ol", &[("class", "shares")], |page| {
                    for way in &path.ways {
                        let set = way.set.iter().map(|(id, option)| in_words(&setting.brief.factors, id, option));
                        let text = set.collect::<Vec<_>>().join(", and ");
                        item(page, &text, &leads, &chance(way.prospects.mean));
                    }
                });
            });
        }
        if !path.blockers.is_empty() {
            page.element("div", &[], |page| {
                page.words("h4", &[], "What stops it");
                page.element("ol", &[("class", "shares")], |page| {
                    for blocker in &path.blockers {
                        let text = obstacle_in_full(setting.brief, &blocker.id, &blocker.option);
                        item(page, &text, &setting.basis.of(&blocker.id), &chance(blocker.share));
                    }
                });
            });
        }
    });
}

fn item(page: &mut Markup, text: &str, leads: &str, number: &str) {
    page.element("li", &[], |page| {
        page.words("span", &[], &upper_first(text));
        page.link(leads, number);
    });
}

//! What stops each path.

use outlook::brief::PathOutlook;

use super::Setting;
use super::markup::Markup;
use crate::words::{chance, obstacle_in_full, upper_first};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    if brief.paths.iter().all(|path| path.blockers.is_empty()) {
        return;
    }
    page.section("change", "What stops it", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        let (asked, others): (Vec<usize>, Vec<usize>) = setting
            .asked_first()
            .filter(|index| !brief.paths[*index].blockers.is_empty())
            .partition(|index| *index == brief.asked);
        asked.into_iter().for_each(|index| list(page, setting, &brief.paths[index]));
        if !others.is_empty() {
            page.details("The same for the other paths", |page| {
                others.into_iter().for_each(|index| list(page, setting, &brief.paths[index]));
            });
        }
    });
}

const LEAD: &str = "Of the worlds in which the path fails, the share that this alone would have turned.";

fn list(page: &mut Markup, setting: &Setting<'_>, path: &PathOutlook) {
    page.words("h3", &[], &upper_first(&path.title));
    page.element("ol", &[("class", "shares")], |page| {
        for blocker in &path.blockers {
            page.element("li", &[], |page| {
                let text = obstacle_in_full(setting.brief, &blocker.id, &blocker.option);
                page.words("span", &[], &upper_first(&text));
                page.link(&setting.basis.of(&blocker.id), &chance(blocker.share));
            });
        }
    });
}

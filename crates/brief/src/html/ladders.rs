//! What stands between today and each path.

use outlook::brief::Rung;

use super::Setting;
use super::markup::Markup;
use super::paths::{row, scale};
use crate::words::{obstacle_in_full, own, setting as in_words, upper_first};

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    let has_rungs = |index: &usize| brief.paths[*index].ladder.len() > 1;
    if !(0..brief.paths.len()).any(|index| has_rungs(&index)) {
        return;
    }
    page.section("ladders", "What stands between today and it", |page| {
        page.words("p", &[("class", "lead")], LEAD);
        let (asked, others): (Vec<usize>, Vec<usize>) =
            setting.asked_first().filter(has_rungs).partition(|index| *index == brief.asked);
        asked.into_iter().for_each(|index| ladder(page, setting, index));
        if !others.is_empty() {
            page.details("The same for the other paths", |page| {
                others.into_iter().for_each(|index| ladder(page, setting, index));
            });
        }
    });
}

const LEAD: &str = "Each rung sets what would help most, leaves all else as it is, and says what the path then comes to, until it \
    is more likely than not. Setting is not learning.";

fn ladder(page: &mut Markup, setting: &Setting<'_>, index: usize) {
    let path = &setting.brief.paths[index];
    page.words("h3", &[], &upper_first(&path.title));
    page.element("div", &[("class", "figure")], |page| {
        scale(page);
        page.element("ol", &[("class", "strips rungs")], |page| {
            for (at, rung) in path.ladder.iter().enumerate() {
                let missing = path.ladder.get(at + 1).and_then(|next| next.set.as_ref());
                let name = format!("rung-{index}-{at}");
                let leads = super::anchor("path", &path.id);
                row(page, "h4", &name, &title(setting, rung), (&rung.prospects, &[]), &format!("#{leads}"), |page| {
                    if let (Some((id, _)), Some(p)) = (&rung.set, rung.probability) {
                        page.element("p", &[("class", "note")], |page| {
                            page.text("Itself ");
                            page.link(&setting.basis.of(id), &own(p));
                        });
                    }
                    if let Some((id, option)) = missing {
                        let text = obstacle_in_full(setting.brief, id, option);
                        page.words("p", &[("class", "note")], &format!("Then in the way: {text}"));
                    }
                });
            }
        });
    });
}

fn title(setting: &Setting<'_>, rung: &Rung) -> String {
    rung.set.as_ref().map_or_else(
        || "Today".to_owned(),
        |(id, option)| format!("+ {}", in_words(&setting.brief.factors, id, option)),
    )
}

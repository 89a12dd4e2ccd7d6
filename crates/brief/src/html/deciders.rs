//! Who decides: the bodies as they sit, and the paths under each option of those who matter.

use outlook::brief::{Decides, PathOutlook};

use super::Setting;
use super::markup::Markup;
use super::seats;
use crate::basis::anchor;
use crate::words::{chance, decision as named, own, upper_first};

/// A decision whose options move a path by less than this is summed up.
const NOTHING: f64 = 0.000_5;

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    if brief.paths.iter().all(|path| path.decides.is_empty()) {
        return;
    }
    page.section("deciders", "Who decides", |page| {
        seats::figures(page, setting);
        let (asked, others): (Vec<usize>, Vec<usize>) = setting
            .asked_first()
            .filter(|index| !brief.paths[*index].decides.is_empty())
            .partition(|index| *index == brief.asked);
        asked.into_iter().for_each(|index| table(page, setting, &brief.paths[index]));
        if !others.is_empty() {
            page.details("The same for the other paths", |page| {
                others.into_iter().for_each(|index| table(page, setting, &brief.paths[index]));
            });
        }
    });
}

fn swing(decision: &Decides) -> f64 {
    let means = || decision.options.iter().map(|option| option.prospects.mean);
    means().fold(0.0, f64::max) - means().fold(1.0, f64::min)
}

fn table(page: &mut Markup, setting: &Setting<'_>, path: &PathOutlook) {
    let (shown, silent): (Vec<&Decides>, Vec<&Decides>) = path.decides.iter().partition(|d| swing(d) >= NOTHING);
    let leads = format!("#{}", anchor("path", &path.id));
    page.element("table", &[("class", "options")], |page| {
        page.words("caption", &[], &upper_first(&path.title));
        page.element("thead", &[], |page| {
            page.element("tr", &[], |page| {
                page.words("th", &[("scope", "col")], "Who and on what");
                page.words("th", &[("scope", "col")], "Option");
                page.words("th", &[("scope", "col"), ("class", "number")], "Itself");
                page.words("th", &[("scope", "col"), ("class", "number")], "Then the path");
            });
        });
        for decision in &shown {
            // An option that nobody expects is left out.
            let options: Vec<_> = decision.options.iter().filter(|option| option.probability > 0.0).collect();
            let rows = options.len().to_string();
            page.element("tbody", &[], |page| {
                for (at, option) in options.into_iter().enumerate() {
                    page.element("tr", &[], |page| {
                        if at == 0 {
                            let who = upper_first(&named(setting.brief, &decision.id));
                            page.words("th", &[("scope", "rowgroup"), ("rowspan", &rows)], &who);
                        }
                        page.words("td", &[], &option.option);
                        page.element("td", &[("class", "number")], |page| {
                            page.link(&setting.basis.of(&decision.id), &own(option.probability));
                        });
                        page.element("td", &[("class", "number")], |page| {
                            page.link(&leads, &chance(option.prospects.mean));
                        });
                    });
                }
            });
        }
    });
    if !silent.is_empty() {
        let names: Vec<String> = silent.iter().map(|decision| named(setting.brief, &decision.id)).collect();
        let text = format!("Whatever these do changes it by less than 1 in 1,000: {}.", names.join(", "));
        page.words("p", &[("class", "note")], &text);
    }
}

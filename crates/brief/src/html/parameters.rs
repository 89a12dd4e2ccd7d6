//! How the answer moves with the method's parameters, and how sure the evidence is.

use super::Setting;
use super::markup::Markup;
use crate::insight::confidence_in_words;
use crate::screen::number;
use crate::words::{chance, upper_first};

/// How sure the evidence is: never mixed with how likely anything is.
pub(super) fn confidence(page: &mut Markup, setting: &Setting<'_>) {
    page.words("h3", &[], "How sure the evidence is");
    page.words("p", &[], &confidence_in_words(setting.brief));
}

pub(super) fn table(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    if brief.sensitivity.is_empty() {
        return;
    }
    page.details("How the answer moves with the method's parameters", |page| {
        page.element("table", &[("class", "ranges")], |page| {
            page.words("caption", &[], "Each at both ends of its range, all others at their defaults");
            page.element("thead", &[], |page| {
                page.element("tr", &[], |page| {
                    page.words("th", &[("scope", "col")], "Parameter");
                    for title in ["Range", "The answer", brief.paths[brief.asked].title.as_str()] {
                        page.words("th", &[("scope", "col"), ("class", "number")], title);
                    }
                });
            });
            page.element("tbody", &[], |page| {
                for parameter in &brief.sensitivity {
                    page.element("tr", &[], |page| {
                        page.element("th", &[("scope", "row")], |page| {
                            page.text(&upper_first(&parameter.text));
                            page.element("p", &[("class", "note")], |page| {
                                page.words("code", &[], &parameter.id);
                                page.text(&format!(" {}", parameter.origin));
                            });
                        });
                        let ends = |low: String, high: String| format!("{low} to {high}");
                        for text in [
                            ends(number(parameter.low), number(parameter.high)),
                            ends(chance(parameter.any_path_low), chance(parameter.any_path_high)),
                            ends(chance(parameter.asked_low), chance(parameter.asked_high)),
                        ] {
                            page.words("td", &[("class", "number")], &text);
                        }
                    });
                }
            });
        });
    });
}

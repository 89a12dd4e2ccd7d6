//! The prospects of the question and of each path, on one scale.

use outlook::Prospects;

use super::Setting;
use super::markup::Markup;
use crate::basis::anchor;
use crate::scene::{Spread, strip};
use crate::words::{chance, obstacle_in_full, prospects, upper_first};

/// How wide strips are drawn; the page scales them.
const STRIP: f64 = 520.0;

pub(super) fn section(page: &mut Markup, setting: &Setting<'_>) {
    let brief = setting.brief;
    page.section("paths", "Paths", |page| {
        page.element("figure", &[], |page| {
            scale(page);
            page.element("ul", &[("class", "strips")], |page| {
                row(page, "h3", "any", "Any of them", (&brief.any_path, &brief.any_dots), "#why", |_| {});
                for path in &brief.paths {
                    let leads = format!("#{}", anchor("path", &path.id));
                    row(
                        page,
                        "h3",
                        &path.id,
                        &upper_first(&path.title),
                        (&path.prospects, &path.dots),
                        &leads,
                        |page| {
                            if let Some(blocker) = path.blockers.first() {
                                let text = obstacle_in_full(brief, &blocker.id, &blocker.option);
                                page.words("p", &[("class", "note")], &format!("What most often stops it: {text}"));
                            }
                            page.element("p", &[("class", "note")], |page| {
                                page.text("Alone: ");
                                page.link(&leads, &chance(path.alone.mean));
                            });
                        },
                    );
                }
            });
            page.words("figcaption", &[], CAPTION);
        });
    });
}

const CAPTION: &str = "The scale runs from 0 to 100 % and is the same for all. The upright line is the mean. Dots are fifty equally \
    likely estimates, each at its per cent or, where ten stand there, beside it; a bar is the interval. The interval says how far the \
    estimate moves when stances and settings vary over what the evidence allows; it is no coverage claim about one event. Paths \
    overlap, so their numbers are neither added nor compared. “Alone”: this path is true and no other is.";

/// The marks of the common scale, above strips.
pub(super) fn scale(page: &mut Markup) {
    page.element("div", &[("class", "scale"), ("aria-hidden", "true")], |page| {
        page.element("div", &[], |page| {
            for mark in ["0 %", "25 %", "50 %", "75 %", "100 %"] {
                page.words("span", &[], mark);
            }
        });
    });
}

/// A title with its prospects, in words and on the scale.
pub(super) fn row(
    page: &mut Markup,
    heading: &'static str,
    name: &str,
    title: &str,
    (number, dots): (&Prospects, &[f64]),
    leads: &str,
    notes: impl FnOnce(&mut Markup),
) {
    page.element("li", &[], |page| {
        page.element("div", &[("class", "said")], |page| {
            page.words(heading, &[], title);
            page.element("p", &[], |page| {
                page.link(leads, &prospects(number));
                page.text(&format!(" · {}", number.words()));
            });
            notes(page);
        });
        page.picture(&strip(&format!("strip-{name}"), &Spread::with_dots(number, dots), STRIP));
    });
}

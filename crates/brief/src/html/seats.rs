//! Bodies as they sit, one picture for each context of a motion.

use super::Setting;
use super::markup::Markup;
use crate::scene::council;
use crate::sittings::sittings;
use crate::words::upper_first;

/// The seats of the bodies that vote on something in this brief: a heading, and a picture for each context.
pub(super) fn figures(page: &mut Markup, setting: &Setting<'_>) {
    let sittings = sittings(setting.brief);
    for sitting in &sittings {
        page.words("h3", &[], &sitting.title);
        page.element("div", &[("class", "figure")], |page| {
            page.element("div", &[("class", "pair seats")], |page| {
                for (given, seats) in &sitting.contexts {
                    page.element("div", &[], |page| {
                        if !given.is_empty() {
                            page.words("h4", &[], &upper_first(given));
                        }
                        page.picture(&council(seats));
                    });
                }
            });
        });
    }
    if !sittings.is_empty() {
        page.words("p", &[("class", "note")], CAPTION);
    }
}

const CAPTION: &str = "Each seat shows the likeliest option of who sits there, by its form and first letter, and how likely that \
    option is. Nobody has voted: a stance is no vote.";

//! Bodies as they sit, one picture for each context of a motion.

use super::Setting;
use super::markup::Markup;
use crate::scene::{Council, Seat, council};
use crate::words::upper_first;

/// A motion before a body, as it is drawn.
pub(super) struct Sitting {
    /// The motion's title.
    pub motion: String,
    /// The body's name.
    pub body: String,
    /// What the ring around some seats stands for; may be empty.
    pub ring: String,
    /// How a member can vote, best to worst.
    pub options: Vec<String>,
    /// The seats in each context, with what the context is called; a motion without contexts has one, without a name.
    pub contexts: Vec<(String, Vec<Seat>)>,
}

/// The bodies that vote on something in this brief.
pub(super) fn sittings(_setting: &Setting<'_>) -> Vec<Sitting> {
    Vec::new()
}

pub(super) fn figure(page: &mut Markup, index: usize, sitting: &Sitting) {
    let title = format!("{}: {}", sitting.body, sitting.motion);
    page.words("h3", &[], &title);
    page.element("figure", &[], |page| {
        page.element("div", &[("class", "pair")], |page| {
            for (number, (context, seats)) in sitting.contexts.iter().enumerate() {
                page.element("div", &[], |page| {
                    if !context.is_empty() {
                        page.words("h4", &[], &upper_first(context));
                    }
                    page.picture(&council(&Council {
                        name: format!("seats-{index}-{number}"),
                        title: if context.is_empty() { title.clone() } else { format!("{title}, given: {context}") },
                        titled: false,
                        ring: sitting.ring.clone(),
                        options: sitting.options.clone(),
                        seats: seats.clone(),
                    }));
                });
            }
        });
        page.words("figcaption", &[], CAPTION);
    });
}

const CAPTION: &str = "Each seat shows the likeliest option of who sits there, by its form and first letter, and how likely that \
    option is. Nobody has voted; a stance is not a vote.";

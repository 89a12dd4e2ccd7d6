//! How the brief was made, its words for chances, and how the case ended.

use outlook::Brief;

use super::markup::Markup;
use crate::full::{MEASURED, made, yardstick};
use crate::words::date;

pub(super) fn section(page: &mut Markup, brief: &Brief) {
    if let Some(outcome) = &brief.outcome {
        page.section("outcome", "How it ended", |page| {
            let answer = if outcome.happened { "it happened" } else { "it did not happen" };
            page.words("p", &[], &format!("As known on {}: {answer}. {}", date(outcome.date), outcome.note));
        });
    }
    page.section("made", "How this was made", |page| {
        page.words("p", &[], &made(brief));
        page.words("p", &[], MEASURED);
        page.words("p", &[], &yardstick());
    });
}

//! "On Tuesday", "late on 4 October", "last week": they may stand anywhere in a clause and say nothing of its structure.

use crate::calendar::{MONTHS, WEEKDAYS};

/// How many words of time begin at a word: a day or a stretch of time that is no part of a longer phrase.
pub(super) fn time_at(lower: &[String], at: usize) -> Option<usize> {
    let word = |at: usize| lower.get(at).map_or("", String::as_str);
    let before = at.checked_sub(1).map_or("", word);
    let late = usize::from(matches!(word(at), "late" | "early" | "earlier" | "later"));
    let from = at + late;
    let length = if word(from) == "on" {
        day(&word, from + 1).map(|length| length + 1)
    } else if matches!(word(from), "last" | "this" | "next") && !bound(before) {
        let stretch = matches!(word(from + 1), "week" | "month" | "year" | "weekend" | "night" | "autumn")
            || WEEKDAYS.contains(&word(from + 1));
        stretch.then_some(2)
    } else {
        None
    };
    let length = late + length?;
    let next = word(at + length);
    let longer = matches!(next, "'s" | "'" | "and" | "or" | "-") || WEEKDAYS.contains(&next);
    (!longer).then_some(length)
}

/// The words of a day: "tuesday", "tuesday evening", "4 october", "october 4".
fn day<'w>(word: &impl Fn(usize) -> &'w str, at: usize) -> Option<usize> {
    let number =
        |at: usize| word(at).len() <= 2 && word(at).chars().all(|c| c.is_ascii_digit()) && !word(at).is_empty();
    let month = |at: usize| MONTHS.contains(&word(at));
    if WEEKDAYS.contains(&word(at)) {
        let part = matches!(word(at + 1), "morning" | "afternoon" | "evening" | "night");
        return Some(1 + usize::from(part));
    }
    (number(at) && month(at + 1) || month(at) && number(at + 1)).then_some(2)
}

/// Words that bind a stretch of time to what stands before it: "until next year", "of this month".
fn bound(before: &str) -> bool {
    matches!(
        before,
        "until"
            | "till"
            | "by"
            | "of"
            | "since"
            | "from"
            | "for"
            | "in"
            | "to"
            | "before"
            | "after"
            | "than"
            | "through"
            | "at"
            | "during"
            | "over"
            | "within"
            | "as"
            | "between"
            | "and"
            | "or"
            | "like"
    )
}

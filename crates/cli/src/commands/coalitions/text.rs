//! Coalitions as a page of text.

use power::{Incomparable, Weightedness};

use super::{Answer, By, Kind, Minimal};
use crate::commands::lines::{grouped, labelled, listed, percent, wrapped};

/// Names of one line's worth.
const NAMES: usize = 30;
/// Members shown that are alike.
const ALIKE: usize = 12;
/// Pairs shown that do not compare.
const PAIRS: usize = 3;
/// Sizes shown.
const SIZES: usize = 10;

pub(super) fn text(answer: &Answer<'_>) -> String {
    let mut text = heading(answer);
    text.push('\n');
    text += &members(answer);
    text.push('\n');
    text += &coalitions(answer);
    if let Some(minimal) = answer.arguments.minimal {
        text.push('\n');
        text += &list(answer, minimal);
    }
    for doubt in &answer.voting.doubts {
        text += &wrapped("  ", &format!("Doubt: {}", doubt.message));
    }
    text
}

fn heading(answer: &Answer<'_>) -> String {
    let mut text = String::new();
    if let Some(rule) = answer.voting.rules.first() {
        let day = answer.voting.as_of.map(|day| format!(" on {day}")).unwrap_or_default();
        let id = rule.body.as_ref().map_or_else(|| rule.rule.clone(), |body| format!("{body}/{}", rule.rule));
        text += &wrapped("", &format!("{id}{day}"));
        text += &wrapped("  ", &format!("{}. {}", rule.name, rule.words));
    }
    let members = answer.voting.members.len();
    let all = if members < 80 { grouped(1_u128 << members) } else { format!("2^{members}") };
    let winning = answer.game.winning();
    let share = u128::try_from((&winning << 64_u32) >> members).unwrap_or(u128::MAX) as f64 / (1_u128 << 64) as f64;
    let share = format!("{} of the {all} coalitions of {members} members win ({}).", grouped(&winning), percent(share));
    text + &wrapped("  ", &share)
}

fn names(answer: &Answer<'_>, members: &[usize], most: usize) -> String {
    let names: Vec<String> = members.iter().map(|&member| answer.voting.members[member].name.clone()).collect();
    listed(&names, most)
}

fn members(answer: &Answer<'_>) -> String {
    let mut text = labelled("Vetoes", &names(answer, &answer.game.vetoers(), NAMES));
    if let Some(dictator) = answer.game.dictator() {
        text += &labelled("Decides alone", &names(answer, &[dictator], 1));
    } else {
        let sufficient = answer.game.sufficient();
        if !sufficient.is_empty() {
            text += &labelled("Enough alone", &names(answer, &sufficient, NAMES));
        }
    }
    text += &labelled("Never count", &names(answer, &answer.game.dummies(), NAMES));
    text += &kinds(answer);
    text + &labelled("Weighted game", &weights(answer))
}

/// Members that are alike (=), and who matters more (>) where any two compare.
fn kinds(answer: &Answer<'_>) -> String {
    let (classes, pairs) = (&answer.desirability.classes, &answer.desirability.incomparable);
    let alike = |class: &Vec<usize>| names(answer, class, ALIKE).replace(", ", " = ");
    let kinds: Vec<String> = classes.iter().map(alike).collect();
    if classes.len() == 1 {
        return labelled("Who matters more", "nobody: all are alike");
    }
    if pairs.is_empty() {
        return labelled("Who matters more", &kinds.join(" > "));
    }
    let pair = |pair: &Incomparable| {
        let name = |member: usize| &answer.voting.members[member].name;
        format!("{} and {}", name(pair.a), name(pair.b))
    };
    let pairs: Vec<String> = pairs.iter().map(pair).collect();
    let compare = format!("not all compare: each of {} can do what the other cannot", listed(&pairs, PAIRS));
    labelled("Who matters more", &compare) + &labelled("Who are alike", &kinds.join("; "))
}

fn weights(answer: &Answer<'_>) -> String {
    match &answer.weightedness {
        Weightedness::Weighted { quota, weights } => {
            let of = |class: &Vec<usize>| match class.len() {
                1 => weights[class[0]].to_string(),
                size => format!("{} × {size}", weights[class[0]]),
            };
            let all: Vec<String> = answer.desirability.classes.iter().map(of).collect();
            format!("yes: [{quota}; {}], in this order", all.join(", "))
        }
        Weightedness::Traded(trade) => match trade.exchange() {
            Some((gone, back)) => format!(
                "no: two winning coalitions can exchange {} for {}, and both lose (--format json has them)",
                names(answer, &gone, NAMES),
                names(answer, &back, NAMES)
            ),
            None => {
                let times = trade.winning.iter().map(|(times, _)| u128::try_from(times).unwrap_or(u128::MAX));
                let times = times.fold(0, u128::saturating_add);
                format!(
                    "no: {} winning coalitions can trade members so that all lose (--format json has them)",
                    grouped(times)
                )
            }
        },
        Weightedness::Undecided { pivots } => format!("not decided after {pivots} steps of the linear programme"),
    }
}

fn coalitions(answer: &Answer<'_>) -> String {
    let mut text = String::new();
    if !answer.must_include.is_empty() {
        text += &labelled("Always in", &names(answer, &answer.must_include, NAMES));
    }
    if !answer.must_exclude.is_empty() {
        text += &labelled("Always out", &names(answer, &answer.must_exclude, NAMES));
    }
    text += &labelled("Minimal winning", &sizes(answer, &answer.winning));
    text += &labelled("Minimal blocking", &sizes(answer, &answer.blocking));
    let first = match answer.order.by {
        By::Size => "Smallest",
        By::Probability => "Likeliest",
        By::Cost => "Cheapest",
    };
    for (kind, to) in [(&answer.winning, "to win"), (&answer.blocking, "to block")] {
        let found = match &kind.best {
            None => "there is none".to_owned(),
            Some(coalition) => format!("{}: {}", value(answer, coalition), names(answer, coalition, NAMES)),
        };
        text += &labelled(&format!("{first} {to}"), &found);
    }
    text
}

fn sizes(answer: &Answer<'_>, kind: &Kind) -> String {
    let family = match &kind.minimal {
        Ok(family) => family,
        Err(error) => return format!("not counted: {error}"),
    };
    let by_size = family.counts().by_size;
    let present = by_size.iter().enumerate().filter(|(_, count)| count.bits() > 0);
    let more = if answer.must_include.is_empty() { "" } else { " more" };
    let size = |(at, (size, count)): (usize, (usize, &_))| match (at, size) {
        (0, 1) => format!("{} of 1{more} member", grouped(count)),
        (0, _) => format!("{} of {size}{more} members", grouped(count)),
        _ => format!("{} of {size}", grouped(count)),
    };
    let sizes: Vec<String> = present.enumerate().map(size).collect();
    match sizes.len() {
        0 => "none".to_owned(),
        1 => sizes.join(""),
        _ => format!("{}: {}", grouped(family.count()), listed(&sizes, SIZES)),
    }
}

fn value(answer: &Answer<'_>, coalition: &[usize]) -> String {
    let value = answer.order.value(coalition);
    match answer.order.by {
        By::Size => value.to_string(),
        By::Probability => format!("{value:.3e}"),
        By::Cost => format!("{value}"),
    }
}

fn list(answer: &Answer<'_>, minimal: Minimal) -> String {
    let (kind, what) = match minimal {
        Minimal::Winning => (&answer.winning, "winning"),
        Minimal::Blocking => (&answer.blocking, "blocking"),
    };
    let listed = kind.list(&answer.order, answer.arguments.limit);
    let count = kind.minimal.as_ref().map_or_else(|_| "many".to_owned(), |family| grouped(family.count()));
    let first = match answer.order.by {
        By::Size => "the smallest first",
        By::Probability => "the likeliest first",
        By::Cost => "the cheapest first",
    };
    let mut text = wrapped("  ", &format!("{} of {count} minimal {what} coalitions, {first}:", grouped(listed.len())));
    for coalition in listed {
        let ids: Vec<&str> = coalition.iter().map(|&member| answer.voting.members[member].id.as_str()).collect();
        text += &wrapped(&format!("  {:>9}  ", value(answer, &coalition)), &ids.join(" "));
    }
    text
}

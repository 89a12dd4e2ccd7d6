//! Numbers and settings in words.

use outlook::brief::{FactorName, PathOutlook};
use outlook::{Brief, Prospects};
use terms::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "20 March 2025".
#[must_use]
pub fn date(date: Date) -> String {
    let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// A probability rounded to what it can bear: whole per cent; below 1 % (above 99 %) in thousands; never 0 or 100 unless it
/// is so in structure.
pub(crate) fn chance(p: f64) -> String {
    if p <= 0.0 {
        "cannot".to_owned()
    } else if p >= 1.0 {
        "certain".to_owned()
    } else if p < 0.0095 {
        thousands(p)
    } else if p > 0.9905 {
        match thousands(1.0 - p) {
            few if few.starts_with("under") => ">999 in 1,000".to_owned(),
            _ => format!("about {} in 1,000", (p * 1000.0).round()),
        }
    } else {
        format!("{} %", (p * 100.0).round())
    }
}

fn thousands(p: f64) -> String {
    let n = (p * 1000.0).round();
    if n < 1.0 { "under 1 in 1,000".to_owned() } else { format!("about {n} in 1,000") }
}

/// "12 % (3 to 30)"; without the interval where the mean is below 1 %.
pub(crate) fn prospects(prospects: &Prospects) -> String {
    let mean = chance(prospects.mean);
    if mean.ends_with('%') {
        let end = |p: f64| match (p * 100.0).round() {
            low if low < 1.0 => "<1".to_owned(),
            high if high > 99.0 => ">99".to_owned(),
            whole => whole.to_string(),
        };
        format!("{mean} ({} to {})", end(prospects.low), end(prospects.high))
    } else {
        mean
    }
}

/// How likely an option itself is, as stated, in at most six characters: "12 %", "<1 %", "0 %".
pub(crate) fn own(p: f64) -> String {
    match chance(p) {
        _ if p <= 0.0 => "0 %".to_owned(),
        _ if p >= 1.0 => "100 %".to_owned(),
        text if text.ends_with("in 1,000") => if p < 0.5 { "<1 %" } else { ">99 %" }.to_owned(),
        text => text,
    }
}

/// Ten cells of ten per cent: `█` holds the mean, `░` the rest of the interval.
pub(crate) fn bar(prospects: &Prospects) -> String {
    let cell = |p: f64| ((p * 10.0) as usize).min(9);
    let (low, mean, high) = (cell(prospects.low), cell(prospects.mean), cell(prospects.high));
    (0..10)
        .map(|at| match at {
            _ if at == mean => '█',
            _ if (low..=high).contains(&at) => '░',
            _ => '·',
        })
        .collect()
}

fn possessive(name: &str) -> String {
    if name.ends_with('s') { format!("{name}'") } else { format!("{name}'s") }
}

fn without_article(title: &str) -> Option<&str> {
    ["a ", "an "].iter().find_map(|article| title.strip_prefix(article))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

pub(crate) fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn no(title: &str) -> String {
    format!("no {}", without_article(title).unwrap_or(title))
}

/// What stands in the way when `wanted` is the option that would help: "Russia's vote", "no peace agreement".
pub(crate) fn obstacle(brief: &Brief, id: &str, wanted: &str) -> String {
    match brief.factors.get(id) {
        None => id.to_owned(),
        Some(FactorName::Vote { actor, .. }) => format!("{} vote", possessive(actor)),
        Some(FactorName::Decision { motion, .. }) if wanted == "no" => motion.clone(),
        Some(FactorName::Decision { motion, .. }) => no(motion),
        Some(FactorName::Pledge { actor, unit }) => format!("{} {unit}", possessive(actor)),
        Some(FactorName::Tabling { motion }) if wanted == "no" => format!("{motion} tabled"),
        Some(FactorName::Tabling { motion }) => format!("{} not tabled", without_article(motion).unwrap_or(motion)),
        Some(FactorName::Event { title, status_quo, .. }) if wanted == status_quo => title.clone(),
        Some(FactorName::Event { title, .. }) => {
            without_article(title).map_or_else(|| format!("unless {title}"), |title| format!("no {title}"))
        }
    }
}

/// The same where there is room: which outcome of an event is missing.
pub(crate) fn obstacle_in_full(brief: &Brief, id: &str, wanted: &str) -> String {
    match brief.factors.get(id) {
        Some(FactorName::Event { status_quo, outcomes, .. }) if wanted != status_quo => {
            let title = outcomes.iter().find(|(id, _)| id == wanted).map(|(_, title)| title);
            title
                .filter(|title| without_article(title).is_some())
                .map_or_else(|| obstacle(brief, id, wanted), |t| no(t))
        }
        _ => obstacle(brief, id, wanted),
    }
}

/// A setting as an event of the world: "Russia abstains", "an agreement that provides for a force".
pub(crate) fn setting(
    brief_factors: &std::collections::BTreeMap<String, FactorName>,
    id: &str,
    option: &str,
) -> String {
    match brief_factors.get(id) {
        None => format!("{id}={option}"),
        Some(FactorName::Vote { actor, .. }) => match option {
            "yes" => format!("{actor} votes yes"),
            "no" => format!("{actor} votes no"),
            "abstain" => format!("{actor} abstains"),
            "absent" => format!("{actor} stays away"),
            "declared" => format!("{actor} abstains with a declaration"),
            "agree" => format!("{actor} agrees"),
            "silent" => format!("{actor} stays silent"),
            "breaks" => format!("{actor} breaks the silence"),
            other => format!("{actor}: {other}"),
        },
        Some(FactorName::Decision { actor, motion }) => match option {
            "yes" => motion.clone(),
            "no" => format!("no {}", without_article(motion).unwrap_or(motion)),
            other => format!("{actor} on {motion}: {other}"),
        },
        Some(FactorName::Pledge { actor, unit }) => match option {
            "yes" => format!("{actor} contributes {unit}"),
            "no" => format!("{actor} contributes no {unit}"),
            other => format!("{actor} contributes {other} {unit}"),
        },
        Some(FactorName::Tabling { motion }) => match option {
            "yes" | "1" => format!("{motion} is put to the vote"),
            "no" | "0" => format!("{motion} is not put to the vote"),
            chance => format!("{motion} is put to the vote with probability {chance}"),
        },
        Some(FactorName::Event { title, outcomes, .. }) => {
            let named = outcomes.iter().find(|(id, _)| id == option);
            match named {
                Some((id, outcome)) if id != outcome => outcome.clone(),
                _ if option == "yes" => title.clone(),
                _ if option == "no" => {
                    without_article(title).map_or_else(|| format!("not {title}"), |title| format!("no {title}"))
                }
                _ => format!("{title}: {option}"),
            }
        }
    }
}

/// What an actor decides: "Russia's vote", "France's troops", "Ukraine on consent of Ukraine's government".
pub(crate) fn decision(brief: &Brief, id: &str) -> String {
    match brief.factors.get(id) {
        Some(FactorName::Vote { actor, .. }) => format!("{} vote", possessive(actor)),
        Some(FactorName::Pledge { actor, unit }) => format!("{} {unit}", possessive(actor)),
        Some(FactorName::Decision { actor, motion }) => format!("{actor} on {motion}"),
        _ => id.to_owned(),
    }
}

/// What a path, event, motion, resource or actor is called; what has no title keeps its id.
pub(crate) fn titled(brief: &Brief, id: &str) -> String {
    let actor = brief.statements.iter().map(|statement| &statement.actor).find(|(actor, _)| actor == id);
    let path = brief.paths.iter().find(|path| path.id == id).map(|path| &path.title);
    if let Some(title) = path.or(actor.map(|(_, name)| name)) {
        return title.clone();
    }
    let of_motion = |key: &str| key.rsplit(['@', ':']).next() == Some(id);
    let named = brief.factors.iter().find_map(|(key, name)| match name {
        FactorName::Event { title, .. } if key == id => Some(title),
        FactorName::Vote { motion, .. } | FactorName::Decision { motion, .. } if of_motion(key) => Some(motion),
        FactorName::Tabling { motion } if of_motion(key) => Some(motion),
        FactorName::Pledge { unit, .. } if of_motion(key) => Some(unit),
        _ => None,
    });
    named.cloned().unwrap_or_else(|| id.to_owned())
}

/// The name of an actor's factor, for a row: "Russia".
pub(crate) fn actor(brief: &Brief, id: &str) -> String {
    match brief.factors.get(id) {
        Some(
            FactorName::Vote { actor, .. } | FactorName::Decision { actor, .. } | FactorName::Pledge { actor, .. },
        ) => actor.clone(),
        _ => id.to_owned(),
    }
}

/// The path with the best prospects.
pub(crate) fn likeliest(brief: &Brief) -> Option<&PathOutlook> {
    brief.paths.iter().reduce(|a, b| if b.prospects.mean > a.prospects.mean { b } else { a })
}

/// The answer in a sentence or two, made from the numbers.
pub(crate) fn sentence(brief: &Brief) -> String {
    let by = brief.by.map_or_else(|| ", if the events in question come".to_owned(), |by| format!(" by {}", date(by)));
    let any = &brief.any_path;
    if any.words() == "cannot" {
        return format!("By every path the dossier knows it cannot happen{by}.");
    }
    let mut text = format!("{}: {}{by}.", article_of(any), prospects(any));
    let Some(likeliest) = likeliest(brief) else { return text };
    if brief.paths.len() > 1 {
        text.push_str(&format!(
            " The likeliest path is {} ({}){}.",
            lower_first_word(&likeliest.title),
            chance(likeliest.prospects.mean),
            stopped(brief, likeliest)
        ));
    } else {
        text.push_str(&format!(" {}", upper_first(stopped(brief, likeliest).trim_start_matches("; "))));
        text = text.trim_end().to_owned();
        if !text.ends_with('.') {
            text.push('.');
        }
    }
    let asked = &brief.paths[brief.asked];
    if asked.id != likeliest.id {
        // What stops both is said once.
        let (first, second) = (stopped(brief, likeliest), stopped(brief, asked));
        let second = if first == second { String::new() } else { second };
        text.push_str(&format!(" {}: {}{second}.", upper_first(&asked.title), remark(&asked.prospects)));
    }
    text
}

fn lower_first_word(title: &str) -> String {
    let second = title.chars().nth(1);
    if second.is_some_and(char::is_uppercase) { title.to_owned() } else { lower_first(title) }
}

fn stopped(brief: &Brief, path: &PathOutlook) -> String {
    path.blockers.first().map_or_else(String::new, |blocker| {
        format!("; what most often stops it: {}", obstacle_in_full(brief, &blocker.id, &blocker.option))
    })
}

fn article_of(prospects: &Prospects) -> String {
    match prospects.words() {
        "remote chance" => "A remote chance".to_owned(),
        "realistic possibility" => "A realistic possibility".to_owned(),
        words => upper_first(words),
    }
}

fn remark(prospects: &Prospects) -> String {
    let number = chance(prospects.mean);
    match prospects.words() {
        "cannot" => "cannot happen as the rules and the dossier stand".to_owned(),
        "certain" => "certain".to_owned(),
        "remote chance" => format!("a remote chance ({number})"),
        "realistic possibility" => format!("a realistic possibility ({number})"),
        words => format!("{words} ({number})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_to_what_they_can_bear() {
        for (p, text) in [
            (0.0, "cannot"),
            (1e-9, "under 1 in 1,000"),
            (0.0024, "about 2 in 1,000"),
            (0.0094, "about 9 in 1,000"),
            (0.0096, "1 %"),
            (0.104, "10 %"),
            (0.994, "about 994 in 1,000"),
            (0.99999, ">999 in 1,000"),
            (1.0, "certain"),
        ] {
            assert_eq!(chance(p), text);
        }
    }

    #[test]
    fn bars_share_one_scale() {
        assert_eq!(bar(&Prospects { mean: 0.22, low: 0.07, high: 0.46 }), "░░█░░·····");
        assert_eq!(bar(&Prospects { mean: 1.0, low: 1.0, high: 1.0 }), "·········█");
    }
}

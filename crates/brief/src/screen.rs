//! The first screen: with the line over an example, at most 36 lines of 80 columns that stand alone.

use std::collections::BTreeMap;

use outlook::Brief;
use outlook::brief::{FactorName, Rung, Unknown};

use crate::layout::{WIDTH, cut, fit, labelled, wrap_at_most};
use crate::words::{actor, bar, chance, date, obstacle, own, prospects, sentence, setting};

/// The most lines of the first screen; two are left for the line over an example.
const LINES: usize = 34;

/// What is left out where there is not room for all.
#[derive(Clone, Copy)]
struct Room {
    rungs: usize,
    paths: usize,
    decisions: usize,
    sentence: usize,
    meaning: usize,
    doubts: usize,
}

/// What `placet brief` prints. Over its lines, rungs are cut to four, then paths to five "and n more", then the rest.
#[must_use]
pub fn first_screen(brief: &Brief) -> String {
    let mut room =
        Room { rungs: usize::MAX, paths: brief.paths.len(), decisions: 3, sentence: 4, meaning: 3, doubts: 2 };
    let cuts: [fn(&mut Room); 7] = [
        |room| room.rungs = 4,
        |room| room.paths = room.paths.min(5),
        |room| room.decisions = 2,
        |room| room.sentence = 3,
        |room| room.meaning = 2,
        |room| room.doubts = 1,
        |room| room.rungs = 3,
    ];
    let mut lines = screen(brief, room);
    for cut in cuts {
        if lines.len() <= LINES {
            break;
        }
        cut(&mut room);
        lines = screen(brief, room);
    }
    lines.join("\n") + "\n"
}

fn screen(brief: &Brief, room: Room) -> Vec<String> {
    let mut lines = wrap_at_most(&brief.question, WIDTH, 2);
    lines.extend(wrap_at_most(&known(brief), WIDTH, room.meaning));
    lines.push(String::new());
    lines.extend(wrap_at_most(&sentence(brief), WIDTH, room.sentence));
    lines.push(String::new());
    lines.extend(table(brief, room.paths));
    lines.push(String::new());
    lines.extend(ladder(brief, brief.asked, room.rungs));
    lines.push(String::new());
    lines.extend(who_decides(brief, room.decisions));
    lines.extend(rows(brief, "Ask", true));
    lines.extend(rows(brief, "Watch", false));
    lines.extend(rests_on(brief));
    lines.extend(doubts(brief, room.doubts));
    lines.extend(more(brief));
    lines
}

/// The day, and what the question's terms mean.
pub(crate) fn known(brief: &Brief) -> String {
    format!("As known on {}. {}", date(brief.as_of), brief.meaning)
}

const TITLE: usize = 29;
const NUMBER: usize = 16;
const RUNG: usize = 42;

/// One line a path.
pub(crate) fn table(brief: &Brief, shown: usize) -> Vec<String> {
    let row = |title: &str, bar: &str, number: &str, stops: &str| {
        let left = format!("  {} {} {} ", fit(title, TITLE), fit(bar, 10), fit(number, NUMBER));
        let room = WIDTH - left.chars().count();
        format!("{left}{}", cut(stops, room)).trim_end().to_owned()
    };
    let mut lines = vec![format!("{} what stops it", fit("Paths", TITLE + 14) + &fit("prospects", NUMBER))];
    lines.push(row("any of them", &bar(&brief.any_path), &prospects(&brief.any_path), ""));
    for path in brief.paths.iter().take(shown) {
        let stops = path.blockers.first().map_or_else(String::new, |b| obstacle(brief, &b.id, &b.option));
        lines.push(row(&path.title, &bar(&path.prospects), &prospects(&path.prospects), &stops));
    }
    if brief.paths.len() > shown {
        lines.push(format!("  and {} more", brief.paths.len() - shown));
    }
    lines
}

/// The ladder of one path: what to add, how likely that is itself, what the path comes to, and what is missing next.
pub(crate) fn ladder(brief: &Brief, path: usize, shown: usize) -> Vec<String> {
    let path = &brief.paths[path];
    let row = |text: &str, number: &str, missing: &str| {
        let left = format!("  {} {} ", fit(text, RUNG), fit(number, NUMBER));
        format!("{left}{}", cut(missing, WIDTH - left.chars().count())).trim_end().to_owned()
    };
    let mut lines = wrap_at_most(&format!("What stands between today and: {}", path.title), WIDTH, 1);
    let rungs: Vec<&Rung> = path.ladder.iter().take(shown.saturating_add(1)).collect();
    for (index, rung) in rungs.iter().enumerate() {
        let text = match (&rung.set, rung.probability) {
            (Some((id, option)), Some(p)) => {
                let itself = format!(" (itself {})", own(p));
                let set = format!("+ {}", setting(&brief.factors, id, option));
                format!("{}{itself}", cut(&set, RUNG - itself.chars().count()))
            }
            _ => "today".to_owned(),
        };
        let missing = path.ladder.get(index + 1).and_then(|next| next.set.as_ref());
        let missing = missing.map_or_else(String::new, |(id, option)| obstacle(brief, id, option));
        lines.push(row(&text, &chance(rung.prospects.mean), &missing));
    }
    if path.ladder.len() > rungs.len() {
        lines.push(format!("  and {} more", path.ladder.len() - rungs.len()));
    }
    lines
}

const INDENT: usize = 16;

fn who_decides(brief: &Brief, shown: usize) -> Vec<String> {
    let decides = &brief.paths[brief.asked].decides;
    let mut lines = Vec::new();
    for (index, decision) in decides.iter().take(shown).enumerate() {
        // Options that come to the same are one; those that nobody expects are left out.
        let mut groups: Vec<(String, Vec<String>)> = Vec::new();
        for option in decision.options.iter().filter(|option| option.probability > 0.0) {
            let text = chance(option.prospects.mean);
            let named = format!("{} ({})", option.option, own(option.probability));
            match groups.iter_mut().find(|(known, _)| *known == text) {
                Some((_, options)) => options.push(named),
                None => groups.push((text, vec![named])),
            }
        }
        let groups: Vec<String> =
            groups.iter().map(|(text, options)| format!("{}: {text}", options.join(", "))).collect();
        let text = format!("{} {}", actor(brief, &decision.id), groups.join("; "));
        lines.extend(labelled(if index == 0 { "Who decides it" } else { "" }, &text, INDENT, 1));
    }
    lines
}

/// What the answer to an unknown would tell: the question under its best and its worst option.
pub(crate) struct Told {
    /// Its best option as an event of the world.
    pub best: String,
    /// The question under it.
    pub then: String,
    /// "else" where there are two options, "at worst" where there are more.
    pub otherwise: &'static str,
    /// The question under the worst.
    pub else_then: String,
}

/// What the answer to an unknown would tell; `None` where it has no options.
pub(crate) fn told(brief: &Brief, unknown: &Unknown) -> Option<Told> {
    let best = unknown.options.iter().reduce(|a, b| if b.1 > a.1 { b } else { a })?;
    let worst = unknown.options.iter().reduce(|a, b| if b.1 < a.1 { b } else { a })?;
    Some(Told {
        best: setting(&brief.factors, &unknown.id, &best.0),
        then: chance(best.1),
        otherwise: if unknown.options.len() == 2 { "else" } else { "at worst" },
        else_then: chance(worst.1),
    })
}

/// The same in a line.
pub(crate) fn unknown_line(brief: &Brief, unknown: &Unknown) -> String {
    told(brief, unknown).map_or_else(
        || unknown.id.clone(),
        |told| format!("{}: {}, {} {}", told.best, told.then, told.otherwise, told.else_then),
    )
}

/// What nobody has said of sizes, in a line.
pub(crate) fn unknown_sizes(brief: &Brief) -> Option<String> {
    let pledges = brief.unknowns.iter().filter_map(|unknown| match brief.factors.get(&unknown.id) {
        Some(FactorName::Pledge { unit, .. }) => Some((unknown.size_unknown, unit)),
        _ => None,
    });
    let (unknown, known): (Vec<_>, Vec<_>) = pledges.partition(|(unknown, _)| *unknown);
    let (_, unit) = unknown.first()?;
    Some(format!("how many {unit}: {} of {} named have given no figure", unknown.len(), unknown.len() + known.len()))
}

fn rows(brief: &Brief, label: &str, ask: bool) -> Vec<String> {
    let wanted = brief.unknowns.iter().filter(|unknown| unknown.ask == ask && unknown.swing > 1e-6);
    let sizes = if ask { unknown_sizes(brief) } else { None };
    let texts = sizes.into_iter().chain(wanted.map(|unknown| unknown_line(brief, unknown)));
    texts
        .take(2)
        .enumerate()
        .flat_map(|(index, text)| labelled(if index == 0 { label } else { "" }, &text, INDENT, 1))
        .collect()
}

/// How many doubts of which kind, the gravest in words.
fn doubts(brief: &Brief, most: usize) -> Vec<String> {
    if brief.warnings.is_empty() {
        return Vec::new();
    }
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    brief.warnings.iter().for_each(|warning| *kinds.entry(&warning.id).or_default() += 1);
    let counted: Vec<String> = kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let grave = brief.warnings.iter().find(|warning| matches!(warning.id.as_str(), "flat-stance" | "no-horizon"));
    let text = match grave {
        Some(grave) if brief.warnings.len() == 1 => grave.text.clone(),
        Some(grave) => format!("{} (all: {})", grave.text, counted.join(", ")),
        None => format!("{}, listed by placet brief --full", counted.join(", ")),
    };
    labelled("Doubts", &text, INDENT, most)
}

fn rests_on(brief: &Brief) -> Vec<String> {
    let Some(most) = brief.assumptions.first().filter(|most| most.reach() > 1e-6) else { return Vec::new() };
    let text = format!(
        "{}: at {} the answer is {}, at {} it is {}",
        most.text,
        number(most.low),
        chance(most.any_path_low),
        number(most.high),
        chance(most.any_path_high)
    );
    labelled("Rests most on", &text, INDENT, 2)
}

/// A range's end at two significant digits.
pub(crate) fn number(value: f64) -> String {
    let rounded: f64 = format!("{value:.1e}").parse().unwrap_or(value);
    rounded.to_string()
}

/// Commands that exist, with names of this dossier; a command is never cut.
fn more(brief: &Brief) -> Vec<String> {
    let first = brief.paths[brief.asked].ladder.get(1).and_then(|rung| rung.set.as_ref());
    let what_if = first.map(|(id, option)| format!("placet whatif {id}={option}"));
    let commands = std::iter::once("placet brief --full".to_owned()).chain(what_if).chain(["placet bodies".to_owned()]);
    let mut line = fit("More", INDENT);
    for command in commands {
        let sign = if line.ends_with(' ') { "" } else { " · " };
        let longer = format!("{line}{sign}{command}");
        if longer.chars().count() <= WIDTH {
            line = longer;
        }
    }
    vec![line]
}

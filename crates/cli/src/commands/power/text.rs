//! `placet power` for reading: tables, and bars.

use brief::date as in_words;
use power::{Chances, Precision, Value};

use super::answer::{Answer, Column};
use crate::commands::voting::Voting;

/// The width of a line.
const WIDTH: usize = 80;

/// The most characters of a name.
const NAME: usize = 24;

/// More members than this stand in one line where all their values are equal.
const MANY: usize = 30;

/// The longest fraction that is written out.
const FRACTION: usize = 24;

pub(super) fn of(voting: &Voting, answer: &Answer) -> String {
    let mut text = head(voting);
    text += &about(voting, answer);
    let groups = groups(voting, |place| {
        answer.columns.iter().map(|column| cell(&column.values[place], answer.precision)).collect::<Vec<_>>()
    });
    let bars = answer.columns.iter().find(|column| column.key == "shapley_shubik").or_else(|| {
        let shares = answer.columns.iter().find(|column| column.key == "banzhaf_normalised");
        shares.or(answer.columns.first())
    });
    let mut left: Vec<&Column> = answer.columns.iter().collect();
    let mut first = true;
    while !left.is_empty() {
        let widths = |column: &&Column| {
            let cells = groups.iter().map(|group| width(&cell(&column.values[group.first], answer.precision)));
            cells.chain([width(&column.title)]).max().unwrap_or(0)
        };
        let room = if first { WIDTH - 14 } else { WIDTH };
        let mut used = NAME;
        let fit = left.iter().take_while(|column| {
            used += 2 + widths(column);
            used <= room
        });
        let shown: Vec<&Column> = fit.copied().collect::<Vec<_>>();
        let shown = if shown.is_empty() { left[..1].to_vec() } else { shown };
        left.drain(..shown.len());
        let table = Table {
            headings: shown.iter().map(|column| column.title.clone()).collect(),
            rows: groups
                .iter()
                .map(|group| {
                    let cells = shown.iter().map(|column| cell(&column.values[group.first], answer.precision));
                    (group.label.clone(), cells.collect())
                })
                .collect(),
            bars: bars
                .filter(|_| first)
                .map(|column| groups.iter().map(|group| column.values[group.first].to_f64()).collect()),
        };
        text += &table.text();
        text.push('\n');
        first = false;
    }
    let mut notes: Vec<String> = Vec::new();
    if let Some(column) = bars {
        notes.push(format!("Bars: {}.", column.title));
    }
    let error = answer.columns.iter().map(|column| column.error).fold(0.0, f64::max);
    if answer.precision == Precision::Float && error > 0.0 {
        notes.push(format!("No value is further than {error:.0e} from the true one; --exact gives fractions."));
    }
    if answer.precision == Precision::Exact {
        notes.push("Fractions that are too long for a column: --format csv or json.".to_owned());
    }
    notes.extend(answer.left_out.iter().map(|note| format!("Left out: {note}.")));
    notes.extend(voting.doubts.iter().map(|doubt| format!("Doubt: {}.", doubt.message)));
    notes.iter().for_each(|note| text += &(wrapped(note) + "\n"));
    text
}

pub(super) fn of_chances(voting: &Voting, chances: &Chances) -> String {
    let mut text = head(voting);
    text += &format!("The motion passes with probability {}.\n\n", short(chances.passes));
    let cells = |place: usize| {
        let member = &chances.members[place];
        let all = member.probabilities[..voting.options.len() - 1].iter().chain(&member.given);
        all.chain([&member.decides, &member.success]).map(|value| short(*value)).collect::<Vec<_>>()
    };
    let groups = groups(voting, cells);
    let mut headings: Vec<String> =
        voting.options[..voting.options.len() - 1].iter().map(|option| format!("P({option})")).collect();
    headings.extend(voting.options.iter().map(|option| format!("if {option}")));
    headings.extend(["decides".to_owned(), "success".to_owned()]);
    let table = Table {
        headings,
        rows: groups.iter().map(|group| (group.label.clone(), cells(group.first))).collect(),
        bars: Some(groups.iter().map(|group| chances.members[group.first].decides).collect()),
    };
    text += &table.text();
    text += "\n";
    text += &(wrapped(
        "if …: P(passes) when it votes so and the others as they do. decides: the difference (bars). success: how often it votes yes \
         and the motion passes, or otherwise and it fails.",
    ) + "\n");
    text += &format!("No value is further than {:.0e} from the true one.\n", chances.error);
    voting.doubts.iter().for_each(|doubt| text += &(wrapped(&format!("Doubt: {}.", doubt.message)) + "\n"));
    text
}

fn head(voting: &Voting) -> String {
    let rule = &voting.rules[0];
    let id = rule.body.as_ref().map_or_else(|| rule.rule.clone(), |body| format!("{body}/{}", rule.rule));
    let day = voting.as_of.map_or_else(String::new, |day| format!(", {}", in_words(day)));
    format!("{}\n{}\n\n", wrapped(&format!("{} ({id}){day}", rule.name)), wrapped(rule.words.trim()))
}

/// How many members vote how, and how many coalitions win.
fn about(voting: &Voting, answer: &Answer) -> String {
    let (members, options) = (voting.members.len(), voting.options.len());
    let share = short(answer.act.to_f64() * 100.0);
    let winning = answer.winning.as_ref().map_or_else(
        || format!("{share} % of them pass"),
        |winning| {
            let what = if options == 2 { "coalitions win" } else { "ways to vote pass" };
            let number = winning.to_string();
            let number = if number.len() > 24 { format!("{share} %") } else { number };
            format!("{number} of {options}^{members} {what} ({share} %)")
        },
    );
    let mut text = format!("{members} members vote {}; {winning}.", listed(&voting.options));
    if let Some(minimal) = &answer.minimal {
        text += &format!(" {minimal} winning coalitions are minimal.");
    }
    if let Some(why) = &answer.not_monotone {
        text += &format!(
            " The rule is not monotone: {why}. So Banzhaf and Shapley–Shubik are net of what a better vote spoils."
        );
    }
    wrapped(&text) + "\n\n"
}

fn listed(options: &[String]) -> String {
    match options {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        options => options.join(", "),
    }
}

/// Members that share a line.
struct Group {
    first: usize,
    label: String,
}

/// Each member by itself; of many, those with the same cells together.
fn groups(voting: &Voting, cells: impl Fn(usize) -> Vec<String>) -> Vec<Group> {
    let mut groups: Vec<(Vec<String>, Vec<usize>)> = Vec::new();
    for place in 0..voting.members.len() {
        let own = cells(place);
        match groups.iter_mut().find(|(known, _)| voting.members.len() > MANY && *known == own) {
            Some((_, members)) => members.push(place),
            None => groups.push((own, vec![place])),
        }
    }
    let label = |members: &[usize]| {
        let name = &voting.members[members[0]].name;
        let more = if members.len() > 1 { format!(" + {}", members.len() - 1) } else { String::new() };
        let room = NAME - more.len();
        let short: String = if name.chars().count() > room {
            name.chars().take(room - 1).chain(['…']).collect()
        } else {
            name.clone()
        };
        short + &more
    };
    groups.into_iter().map(|(_, members)| Group { first: members[0], label: label(&members) }).collect()
}

/// A table with a name in front of each row, and perhaps a bar behind it.
struct Table {
    headings: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
    bars: Option<Vec<f64>>,
}

impl Table {
    fn text(&self) -> String {
        let widths: Vec<usize> = (0..self.headings.len())
            .map(|column| {
                let cells = self.rows.iter().map(|(_, cells)| width(&cells[column]));
                cells.chain([width(&self.headings[column])]).max().unwrap_or(0)
            })
            .collect();
        let name = self.rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        let line = |first: &str, cells: &[String], bar: &str| {
            let mut line = format!("{first}{}", " ".repeat(name - width(first)));
            for (cell, wide) in cells.iter().zip(&widths) {
                line += &format!("  {}{cell}", " ".repeat(wide - width(cell)));
            }
            format!("{line}  {bar}").trim_end().to_owned() + "\n"
        };
        let mut text = line("", &self.headings, "");
        let used = name + widths.iter().map(|wide| wide + 2).sum::<usize>() + 2;
        let room = WIDTH.saturating_sub(used).min(40);
        let most = self.bars.iter().flatten().copied().fold(0.0, f64::max);
        for (place, (first, cells)) in self.rows.iter().enumerate() {
            let bar = self.bars.as_ref().map_or_else(String::new, |bars| bar(bars[place], most, room));
            text += &line(first, cells, &bar);
        }
        text
    }
}

/// A bar in eighths of a character.
fn bar(value: f64, most: f64, room: usize) -> String {
    if most <= 0.0 || value <= 0.0 {
        return String::new();
    }
    let eighths = (value / most * room as f64 * 8.0).round() as usize;
    let part = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
    "█".repeat(eighths / 8) + part
}

fn width(text: &str) -> usize {
    text.chars().count()
}

fn cell(value: &Value, precision: Precision) -> String {
    match (precision, value) {
        (Precision::Exact, Value::Exact(ratio)) => {
            let text = ratio.to_string();
            if text.len() <= FRACTION { text } else { short(value.to_f64()) }
        }
        _ => short(value.to_f64()),
    }
}

/// Five digits after the point; of small numbers four that count.
fn short(value: f64) -> String {
    if value == 0.0 || value.abs() >= 1e-3 { format!("{value:.5}") } else { format!("{value:.3e}") }
}

/// Broken at blanks into lines.
fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| width(line) + 1 + width(word) <= WIDTH) {
            Some(line) => *line += &format!(" {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

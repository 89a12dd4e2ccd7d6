//! `placet bodies`.

mod search;

use std::sync::Arc;

use clap::Args;
use rules::{Body, Catalogue, Rule, Seating, Sitting, SittingRequest};
use terms::{Date, Diagnostics, Layered, states};

use super::{Format, date, today};
use crate::Failure;
use crate::disk::Disk;

/// Options of `placet bodies`.
#[derive(Args)]
#[command(after_help = "\
Examples:
  placet bodies un-security-council --as-of 1956-10-31
  placet bodies --search emergency session
  placet bodies --search veto --format json")]
pub(crate) struct Arguments {
    /// The body to show; without one, all are listed
    body: Option<String>,
    /// Its seats on this day; today where it is not given
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Bodies that say these words: in their ids, names, articles, rules and objections
    #[arg(long, value_name = "WORDS", num_args = 1.., conflicts_with_all = ["body", "as_of"])]
    search: Vec<String>,
    /// Text or JSON, for a search
    #[arg(long, value_enum, default_value = "text", requires = "search")]
    format: Format,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let (here, shipped) = (Disk::new("."), rules::shipped());
    let world = Layered(vec![&here, &shipped]);
    let catalogue = Catalogue::new(&world);
    if !arguments.search.is_empty() {
        let bodies = all(&catalogue)?;
        let answer = search::search(&bodies, &arguments.search)?;
        return Ok(match arguments.format {
            Format::Text => answer.as_text(),
            Format::Json => answer.as_json(),
        });
    }
    match &arguments.body {
        None => list(&catalogue),
        Some(id) => {
            let (body, _) = catalogue.find(id)?;
            show(&catalogue, &body, arguments.as_of)
        }
    }
}

/// All bodies, in the order of their ids.
fn all(catalogue: &Catalogue<'_>) -> Result<Vec<Arc<Body>>, Failure> {
    let mut bodies = Vec::new();
    let mut errors = Diagnostics::new();
    for id in catalogue.ids() {
        match catalogue.body(id.as_str()) {
            Ok(body) => bodies.push(body),
            Err(mut more) => errors.append(&mut more),
        }
    }
    if errors.is_empty() { Ok(bodies) } else { Err(errors.into()) }
}

fn list(catalogue: &Catalogue<'_>) -> Result<String, Failure> {
    let mut text = String::new();
    for body in all(catalogue)? {
        let day = last_known(&body);
        let (rules, others): (Vec<&Rule>, Vec<&Rule>) = body.rules.iter().partition(|rule| rule.held_on(day));
        let rules: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
        let others = if others.is_empty() { String::new() } else { format!("; {} of other days", others.len()) };
        text.push_str(&format!(
            "{}\n    {}; {}\n    rules: {}{others}\n",
            body.id,
            body.name.value,
            span(&body),
            rules.join(", ")
        ));
    }
    text.push_str("\nMore: placet bodies ID [--as-of DATE], placet bodies --search WORDS\n");
    Ok(text)
}

/// For which days the seats are known.
fn span(body: &Body) -> String {
    match (&body.seats, body.known_from, body.known_to) {
        (Seating::Parties, ..) => "a template: its seats are the parties named".to_owned(),
        (Seating::Count(sizes), None, None) => {
            let first = sizes.first().and_then(|size| size.from).map_or("…".to_owned(), |day| day.to_string());
            let last = sizes.last().and_then(|size| size.to).map_or("…".to_owned(), |day| day.to_string());
            format!("judged by counts; size known from {first} to {last}")
        }
        (_, None, None) => "its seats are given without dates".to_owned(),
        (_, Some(from), None) => format!("seats known from {from}"),
        (_, None, Some(to)) => format!("seats known to {to}"),
        (_, Some(from), Some(to)) => format!("seats known from {from} to {to}"),
    }
}

/// On which days a rule holds, where they are not all.
fn held(rule: &Rule) -> Option<String> {
    match (rule.from, rule.to) {
        (None, None) => None,
        (Some(from), None) => Some(format!("in force from {from}")),
        (None, Some(to)) => Some(format!("in force to {to}")),
        (Some(from), Some(to)) => Some(format!("in force from {from} to {to}")),
    }
}

fn show(catalogue: &Catalogue<'_>, body: &Body, as_of: Option<Date>) -> Result<String, Failure> {
    let mut text = format!("{} ({})\n", body.name.value, body.id);
    let mut add = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    add(format!("  basis: {}", body.basis));
    add(format!("  {}", span(body)));
    if !body.note.is_empty() {
        add(format!("  note: {}", body.note.trim()));
    }
    let options: Vec<&str> = body.options.iter().map(terms::OptionId::as_str).collect();
    add(format!("  options, best to worst: {}; who is not named: {}", options.join(", "), body.unnamed));
    add(String::new());
    match &body.seats {
        Seating::Parties => {}
        Seating::Count(sizes) => {
            for size in sizes {
                let day = |date: Option<Date>| date.map_or("…".to_owned(), |date| date.to_string());
                add(format!("  {} members, {} to {} ({})", size.members, day(size.from), day(size.to), size.source));
            }
        }
        Seating::Terms(_) => {
            let day = as_of.unwrap_or_else(|| last_known(body));
            let (sitting, warnings) = Sitting::new(catalogue, body.id.as_str(), day, &SittingRequest::default())?;
            add(format!("  {} seats on {day}:", sitting.members.len()));
            for member in &sitting.members {
                let name = states::name(member.actor.as_str()).unwrap_or("");
                let groups: Vec<String> = member.groups.iter().map(ToString::to_string).collect();
                let weights: Vec<String> =
                    member.weights.iter().map(|(name, value)| format!("{name} {value}")).collect();
                let extra: Vec<String> = groups.into_iter().chain(weights).collect();
                add(format!("    {} {name}  {}", member.actor, extra.join(", ")).trim_end().to_owned());
            }
            for warning in &warnings {
                add(format!("  doubt: {}", warning.message));
            }
        }
    }
    for rule in &body.rules {
        add(String::new());
        let default = if rule.id == body.default_rule { " (the rule meant by the body's id alone)" } else { "" };
        add(format!("{}/{}{default}", body.id, rule.id));
        add(format!("  {}", rule.words));
        add(format!("  {} = {}", rule.id, rule.text.value));
        add(format!("  {}", rule.article));
        if let Some(held) = held(rule) {
            add(format!("  {held}"));
        }
        if !rule.aliases.is_empty() {
            let aliases: Vec<&str> = rule.aliases.iter().map(terms::RuleId::as_str).collect();
            add(format!("  also called: {}", aliases.join(", ")));
        }
        if !rule.note.is_empty() {
            add(format!("  note: {}", rule.note.trim()));
        }
    }
    if !body.objections.is_empty() {
        add("\nObjections people raise".to_owned());
        for objection in &body.objections {
            add(format!("  “{}”\n    {}", objection.claim, objection.answer));
        }
    }
    if !body.sources.is_empty() {
        add("\nSources".to_owned());
        for source in &body.sources {
            add(format!("  {}: {} {}", source.id, source.title, source.address).trim_end().to_owned());
        }
    }
    Ok(text)
}

/// Today, or the last day for which the seats are known when that has passed.
pub(super) fn last_known(body: &Body) -> Date {
    let today = today();
    match body.known_to {
        Some(to) if to < today => to,
        _ => today,
    }
}

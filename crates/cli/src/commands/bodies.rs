//! `placet bodies`.

use clap::Args;
use rules::{Body, Catalogue, Seating, Sitting, SittingRequest};
use terms::{Date, Diagnostics, Layered, states};

use super::{date, today};
use crate::Failure;
use crate::disk::Disk;

/// Options of `placet bodies`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The body to show; without one, all are listed
    body: Option<String>,
    /// Its seats on this day; today where it is not given
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let (here, shipped) = (Disk::new("."), rules::shipped());
    let world = Layered(vec![&here, &shipped]);
    let catalogue = Catalogue::new(&world);
    match &arguments.body {
        None => list(&catalogue),
        Some(id) => {
            let (body, _) = catalogue.find(id)?;
            show(&catalogue, &body, arguments.as_of)
        }
    }
}

fn list(catalogue: &Catalogue<'_>) -> Result<String, Failure> {
    let mut text = String::new();
    let mut errors = Diagnostics::new();
    for id in catalogue.ids() {
        let body = match catalogue.body(id.as_str()) {
            Ok(body) => body,
            Err(mut more) => {
                errors.append(&mut more);
                continue;
            }
        };
        let rules: Vec<&str> = body.rules.iter().map(|rule| rule.id.as_str()).collect();
        text.push_str(&format!(
            "{}\n    {}; {}\n    rules: {}\n",
            body.id,
            body.name.value,
            span(&body),
            rules.join(", ")
        ));
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    text.push_str("\nMore: placet bodies ID [--as-of DATE]\n");
    Ok(text)
}

/// For which days the seats are known.
fn span(body: &Body) -> String {
    match (&body.seats, body.known_from, body.known_to) {
        (Seating::Parties, ..) => "a template: its seats are the parties named".to_owned(),
        (_, None, None) => "its seats are given without dates".to_owned(),
        (_, Some(from), None) => format!("seats known from {from}"),
        (_, None, Some(to)) => format!("seats known to {to}"),
        (_, Some(from), Some(to)) => format!("seats known from {from} to {to}"),
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

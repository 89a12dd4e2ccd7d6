//! `placet vote`: the calculator.

use std::path::PathBuf;

use clap::Args;
use rules::{Body, Catalogue, Judgement, Need, Sitting, SittingRequest, SmallestGroup, judge};
use serde_json::{Value, json};
use terms::{ActorId, Date, Diagnostics, Fraction, Layered, states};

use super::ballot::{self, actors};
use super::{Format, date, pretty, today};
use crate::Failure;
use crate::disk::Disk;

/// Options of `placet vote`.
#[derive(Args)]
#[command(after_help = "\
Examples:
  placet vote un-security-council --as-of 2022-02-25 RUS=no CHN=abstain IND=abstain ARE=abstain others=yes
  placet vote eu-council/qualified DEU=no FRA=no ITA=no others=yes
  placet vote turkey-deployment/consent --as-of 2003-03-01 --counts yes=264,no=250,abstain=19")]
pub(crate) struct Arguments {
    /// The body, or BODY/RULE; without a rule, the body's default
    #[arg(value_name = "BODY[/RULE]")]
    rule: String,
    /// Votes by name: RUS=no; others=yes is all seats not named
    #[arg(value_name = "ACTOR=OPTION")]
    votes: Vec<String>,
    /// Seats and weights of this day; today where it is not given
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Votes from a CSV file with the columns actor,vote
    #[arg(long = "votes", value_name = "FILE.csv")]
    file: Option<PathBuf>,
    /// A count without names: yes=264,no=250,abstain=19
    #[arg(long, value_delimiter = ',', value_name = "OPTION=N")]
    counts: Vec<String>,
    /// Members that take no part; thresholds are of the others
    #[arg(long, value_delimiter = ',', value_name = "ACTORS")]
    not_participating: Vec<String>,
    /// Members concerned, for rules that set them apart
    #[arg(long, value_delimiter = ',', value_name = "ACTORS")]
    concerned: Vec<String>,
    /// Who fills the seats of a template body
    #[arg(long, value_delimiter = ',', value_name = "ACTORS")]
    parties: Vec<String>,
    /// Text or JSON
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(crate) fn run(arguments: &Arguments) -> Result<String, Failure> {
    let (here, shipped) = (Disk::new("."), rules::shipped());
    let world = Layered(vec![&here, &shipped]);
    let catalogue = Catalogue::new(&world);
    let (body, rule) = catalogue.find(&arguments.rule)?;
    let request = SittingRequest {
        parties: actors(&arguments.parties)?,
        concerned: actors(&arguments.concerned)?,
        not_participating: actors(&arguments.not_participating)?,
        until: None,
    };
    let as_of = arguments.as_of.unwrap_or_else(today);
    let votes = ballot::votes(&arguments.votes, arguments.file.as_deref(), &arguments.counts)?;
    let (sitting, mut doubts) = Sitting::new(&catalogue, body.id.as_str(), as_of, &request)?;
    let (judgement, mut more) = judge(&catalogue, &sitting, rule.as_str(), &votes)?;
    doubts.append(&mut more);
    Ok(match arguments.format {
        Format::Json => pretty(&as_json(&body, &sitting, &judgement, &doubts)),
        Format::Text => as_text(&body, &sitting, &judgement, &doubts),
    })
}

fn who(actor: &ActorId) -> String {
    states::name(actor.as_str()).map_or_else(|| actor.to_string(), |name| format!("{name} ({actor})"))
}

fn as_text(body: &Body, sitting: &Sitting, judgement: &Judgement, doubts: &Diagnostics) -> String {
    let mut text = String::new();
    let mut add = |line: String| {
        text.push_str(line.trim_end());
        text.push('\n');
    };
    let verdict = if judgement.carried { "carried" } else { "not carried" };
    add(format!("{}/{} on {}: {verdict}", judgement.body, judgement.rule, judgement.as_of));
    let counts: Vec<String> =
        judgement.counts.iter().filter(|(_, n)| *n > 0).map(|(option, n)| format!("{n} {option}")).collect();
    add(format!("  {} of {} that take part: {}", sitting.size, body.name.value, counts.join(", ")));
    if !sitting.request.not_participating.is_empty() {
        let names: Vec<String> = sitting.request.not_participating.iter().map(who).collect();
        add(format!("  not taking part: {}; every threshold is of the others", names.join(", ")));
    }
    if let Ok(rule) = body.rule(judgement.rule.as_str()) {
        add(format!("  {} ({})", rule.words, rule.article));
    }
    add(String::new());
    for condition in &judgement.conditions {
        let met = if condition.met { "met" } else { "not met" };
        let margin = match condition.margin() {
            Some(margin) if margin < Fraction::ZERO => {
                format!(", {} short", Fraction::ZERO.minus(margin).unwrap_or(margin))
            }
            Some(margin) => format!(", {margin} to spare"),
            None => String::new(),
        };
        add(format!("  {met}: {}", condition.text));
        add(format!("      has {}, needs {}{margin}", condition.have, condition.need));
    }
    add(String::new());
    let alone: Vec<String> =
        judgement.turn_alone.iter().map(|(actor, option)| format!("{} by {option}", who(actor))).collect();
    match (judgement.by_counts, alone.is_empty()) {
        (true, _) => {}
        (false, true) => add("  Nobody alone could turn it.".to_owned()),
        (false, false) => add(format!("  Could turn it alone: {}", shown(&alone, 12))),
    }
    match &judgement.smallest_group {
        SmallestGroup::Impossible => add("  No group of members could turn it.".to_owned()),
        SmallestGroup::MoreThan(size) => add(format!("  It would take more than {size} members together.")),
        SmallestGroup::Found { size: 1, .. } if !judgement.by_counts => {}
        SmallestGroup::Found { size, number_of_groups, examples } => {
            let members = if *size == 1 { "member" } else { "members" };
            let number = number_of_groups.map_or_else(|| "very many".to_owned(), |n| n.to_string());
            let groups = if judgement.by_counts { String::new() } else { format!("; {number} such groups") };
            add(format!("  The smallest groups that could turn it: {size} {members}{groups}"));
            for example in examples {
                let names: Vec<String> = example.iter().map(ToString::to_string).collect();
                add(format!("    for example {}", shown(&names, 30)));
            }
        }
    }
    for doubt in doubts {
        add(format!("  Doubt: {}", doubt.message));
    }
    text
}

fn shown(names: &[String], most: usize) -> String {
    let more = if names.len() > most { format!(" and {} more", names.len() - most) } else { String::new() };
    format!("{}{more}", names[..names.len().min(most)].join(", "))
}

fn as_json(body: &Body, sitting: &Sitting, judgement: &Judgement, doubts: &Diagnostics) -> Value {
    let number = |fraction: Fraction| {
        if fraction.is_whole() { json!(fraction.numerator()) } else { json!(fraction.to_string()) }
    };
    let need = |need: Need| match need {
        Need::AtLeast(value) | Need::AtMost(value) | Need::Exactly(value) | Need::Not(value) => number(value),
        Need::Unreachable | Need::Anything => Value::Null,
    };
    let (size, groups, examples) = match &judgement.smallest_group {
        SmallestGroup::Found { size, number_of_groups, examples } => {
            (Some(*size), number_of_groups.map(|n| n.to_string()), examples.clone())
        }
        _ => (None, None, Vec::new()),
    };
    json!({
        "schema": "placet-vote/1",
        "body": judgement.body.as_str(),
        "name": body.name.value,
        "rule": judgement.rule.as_str(),
        "as_of": judgement.as_of.to_string(),
        "carried": judgement.carried,
        "counts": judgement.counts.iter().map(|(option, n)| (option.to_string(), json!(n))).collect::<serde_json::Map<_, _>>(),
        "members": sitting.size,
        "not_participating": sitting.request.not_participating.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "conditions": judgement.conditions.iter().map(|c| json!({
            "text": c.text,
            "have": number(c.have),
            "need": need(c.need),
            "need_text": c.need.to_string(),
            "met": c.met,
            "margin": c.margin().map(number),
        })).collect::<Vec<_>>(),
        "turn_alone": judgement.turn_alone.iter().map(|(actor, _)| actor.to_string()).collect::<Vec<_>>(),
        "turn_alone_by": judgement.turn_alone.iter()
            .map(|(actor, option)| (actor.to_string(), json!(option.as_str()))).collect::<serde_json::Map<_, _>>(),
        "smallest_group": {
            "size": size,
            "groups": groups,
            "examples": examples.iter().map(|e| e.iter().map(ToString::to_string).collect::<Vec<_>>()).collect::<Vec<_>>(),
            "more_than": match judgement.smallest_group { SmallestGroup::MoreThan(n) => Some(n), _ => None },
        },
        "warnings": doubts.iter().map(|d| json!({ "id": d.code, "text": d.message })).collect::<Vec<_>>(),
    })
}

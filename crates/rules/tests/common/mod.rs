//! Small bodies in memory, and diagnostics as lines of text.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use rules::{Catalogue, Judgement, Sitting, SittingRequest, Votes, judge};
use terms::{ActorId, Date, Diagnostics, Memory, OptionId, parse_date};

/// A body file with these rules and, beside it, its seats.
pub fn body(id: &str, seats: &str, options: &[&str], rules: &[(&str, &str)]) -> Memory {
    with_body(Memory::new(), id, seats, options, rules)
}

pub fn with_body(world: Memory, id: &str, seats: &str, options: &[&str], rules: &[(&str, &str)]) -> Memory {
    let mut file =
        format!("format = 1\nname = \"{id}\"\nbasis = \"Test\"\nseats = \"{id}.csv\"\noptions = {options:?}\n");
    for (rule, when) in rules {
        file += &format!("[[rule]]\nid = \"{rule}\"\nwhen = '{when}'\n");
    }
    world.with(format!("bodies/{id}.toml"), file).with(format!("bodies/{id}.csv"), seats)
}

pub const FOUR: [&str; 4] = ["yes", "abstain", "no", "absent"];

/// Five permanent and ten elected members.
pub fn council_seats() -> String {
    let permanent = ["CHN", "FRA", "GBR", "RUS", "USA"].map(|actor| format!("{actor},permanent\n")).concat();
    let elected: String = (0..10).map(|at| format!("E{at:02},\n")).collect();
    format!("actor,groups\n{permanent}{elected}")
}

/// So many members A000, A001, … without groups.
pub fn plain_seats(count: usize) -> String {
    let rows: String = (0..count).map(|at| format!("A{at:03}\n")).collect();
    format!("actor\n{rows}")
}

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

pub fn actor(name: &str) -> ActorId {
    ActorId::parse(name).unwrap()
}

pub fn option(name: &str) -> OptionId {
    OptionId::parse(name).unwrap()
}

/// `yes:FRA,GBR no:RUS`, all others as given.
pub fn named(text: &str, others: &str) -> Votes {
    let votes = text.split_whitespace().flat_map(|part| {
        let (choice, actors) = part.split_once(':').unwrap();
        actors.split(',').map(|name| (actor(name), option(choice))).collect::<Vec<_>>()
    });
    Votes::Named { votes: votes.collect(), others: Some(option(others)) }
}

/// `yes=93 no=18`.
pub fn counted(text: &str) -> Votes {
    let counts = text.split_whitespace().map(|part| {
        let (choice, count) = part.split_once('=').unwrap();
        (option(choice), count.parse().unwrap())
    });
    Votes::Counts(counts.collect())
}

pub fn sit(catalogue: &Catalogue<'_>, body: &str) -> Sitting {
    sit_with(catalogue, body, &SittingRequest::default())
}

pub fn sit_with(catalogue: &Catalogue<'_>, body: &str, request: &SittingRequest) -> Sitting {
    match Sitting::new(catalogue, body, day("2025-03-20"), request) {
        Ok((sitting, _)) => sitting,
        Err(found) => panic!("{}", lines(&found)),
    }
}

pub fn judged(catalogue: &Catalogue<'_>, sitting: &Sitting, rule: &str, votes: &Votes) -> Judgement {
    match judge(catalogue, sitting, rule, votes) {
        Ok((judgement, _)) => judgement,
        Err(found) => panic!("{}", lines(&found)),
    }
}

/// Each condition as `text: have of need, met`.
pub fn shown(judgement: &Judgement) -> Vec<String> {
    let line = |c: &rules::Condition| format!("{}: have {}, need {}, {}", c.text, c.have, c.need, c.met);
    judgement.conditions.iter().map(line).collect()
}

/// `file:line:column message | hint`, a line each.
pub fn lines(found: &Diagnostics) -> String {
    let line = |d: &terms::Diagnostic| {
        let at = d.place.as_ref().map(|place| {
            let (line, column) = place.source.line_and_column(place.span.start);
            format!("{}:{line}:{column} ", place.source.name)
        });
        let hints: String = d.hints.iter().map(|hint| format!(" | {hint}")).collect();
        format!("{}{}{hints}", at.unwrap_or_default(), d.message)
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

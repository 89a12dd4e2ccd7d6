//! Votes that were taken, row by row, against the bodies that come with Placet.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use common::*;
use rules::{Catalogue, Sitting, SittingRequest, Votes, shipped};

/// A row of `recorded-votes.csv`.
struct Row {
    body: String,
    rule: String,
    day: String,
    votes: String,
    carried: bool,
    source: String,
}

fn rows() -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path("tests/recorded-votes.csv").unwrap();
    let row = |fields: csv::StringRecord| {
        let [body, rule, day, votes, carried, source] = [0, 1, 2, 3, 4, 5].map(|at| fields[at].to_owned());
        assert!(carried == "yes" || carried == "no", "{body} {day}: carried is yes or no");
        Row { body, rule, day, votes, carried: carried == "yes", source }
    };
    reader.records().map(|fields| row(fields.unwrap())).collect()
}

/// `yes=71 no=26`, or `no:RUS others:yes`; `others` left out: as the body says of those nobody names.
fn votes(text: &str) -> Votes {
    if text.contains('=') {
        return counted(text);
    }
    let mut named_votes = Vec::new();
    let mut others = None;
    for part in text.split_whitespace() {
        let (choice, actors) = part.split_once(':').unwrap();
        match choice {
            "others" => others = Some(option(actors)),
            _ => named_votes.extend(actors.split(',').map(|name| (actor(name), option(choice)))),
        }
    }
    Votes::Named { votes: named_votes, others }
}

fn carried(catalogue: &Catalogue<'_>, body: &str, rule: &str, on: &str, votes: &Votes) -> bool {
    match Sitting::new(catalogue, body, day(on), &SittingRequest::default()) {
        Ok((sitting, _)) => judged(catalogue, &sitting, rule, votes).carried,
        Err(found) => panic!("{body} on {on}: {}", lines(&found)),
    }
}

#[test]
fn every_recorded_vote_ends_as_it_did() {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let rows = rows();
    for row in &rows {
        let carried = carried(&catalogue, &row.body, &row.rule, &row.day, &votes(&row.votes));
        assert_eq!(carried, row.carried, "{}/{} on {}: {} ({})", row.body, row.rule, row.day, row.votes, row.source);
        assert!(!row.source.is_empty(), "{} on {} has no source", row.body, row.day);
    }
    let with_rows: BTreeSet<&str> = rows.iter().map(|row| row.body.as_str()).collect();
    // Templates, and bodies whose coalitions are counted in shipped.rs instead.
    let others = ["bilateral-agreement", "government-with-parliament", "league-council", "eu-article-7", "us-federal"];
    let hypothetical = ["un-security-council-ezulwini", "un-security-council-g4", "un-security-council-ufc"];
    for id in catalogue.ids() {
        let known = with_rows.contains(id.as_str()) || others.contains(&id.as_str());
        assert!(known || hypothetical.contains(&id.as_str()), "{id} has no recorded vote");
    }
}

/// A table of the data beside the workspace, as rows of fields by heading; `None` where it is not there.
fn shared(path: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let file = std::env::var_os("PLACET_SHARED").map_or_else(beside, PathBuf::from).join(path);
    let Ok(mut reader) = csv::Reader::from_path(&file) else {
        eprintln!("skipped: no {} here", file.display());
        return None;
    };
    Some(reader.deserialize().map(Result::unwrap).collect())
}

#[test]
fn cloture_in_the_109th_senate_is_as_the_senate_announced_it() {
    let Some(rolls) = shared("us_senate/senate_109_rollcalls.csv") else { return };
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let mut judged = 0;
    for roll in rolls.iter().filter(|roll| roll["question"].contains("Cloture")) {
        let votes = counted(&format!("yes={} no={}", roll["yea_total"], roll["nay_total"]));
        let carried = carried(&catalogue, "us-senate", "cloture", &roll["date"], &votes);
        assert_eq!(carried, roll["result"].contains("Agreed"), "{roll:?}");
        judged += 1;
    }
    assert!(judged > 30, "{judged} votes on cloture");
}

#[test]
fn the_bundestag_consented_to_every_deployment_it_voted_on_from_2017_to_2021() {
    let Some(polls) = shared("bundestag_2017_2021/polls.csv") else { return };
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let deployments = polls.iter().filter(|poll| poll["title"].contains("Bundeswehreinsatz"));
    let mut judged = 0;
    for poll in deployments {
        let votes = counted(&format!("yes={} no={} abstain={}", poll["yes"], poll["no"], poll["abstain"]));
        assert!(carried(&catalogue, "bundestag", "consent", &poll["date"], &votes), "{poll:?}");
        judged += 1;
    }
    assert!(judged > 10, "{judged} votes on deployments");
}

//! The rule of the Security Council against the record: every draft that was put to the vote from 2002 to 2021.
//!
//! The record lies outside the repository. Where it is absent, the test says so and passes.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rules::{Catalogue, Sitting, SittingRequest, Votes, judge};
use terms::{ActorId, OptionId, parse_date};

/// Drafts on which the record and the rule, with the seats of the day, do not agree; and why.
const DISAGREE: [(&str, &str); 3] = [
    ("S/2010/636", "the record's votes were dropped: they contradict the Council's register (14-0-1)"),
    ("S/2019/962", "the record's votes were dropped: they contradict the Council's register (5-6-4)"),
    ("S/2020/667", "the record's votes were dropped: they contradict the Council's register (13-2-0, two vetoes)"),
];

struct Draft {
    id: String,
    symbol: String,
    date: String,
    adopted: bool,
    /// In favour, abstaining, against.
    tally: [u64; 3],
    vetoed_by: Vec<String>,
}

/// The folder of the record: `PLACET_SHARED`, or `../shared/data` beside the workspace.
fn record() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("PLACET_SHARED").map_or_else(beside, PathBuf::from).join("unsc_votes");
    folder.is_dir().then_some(folder)
}

fn rows(text: &[u8]) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text).deserialize().map(Result::unwrap).collect()
}

fn drafts(folder: &Path) -> Vec<Draft> {
    let rows = rows(&fs::read(folder.join("drafts.csv")).unwrap());
    let read = |row: BTreeMap<String, String>| Draft {
        id: row["draft_id"].clone(),
        symbol: row["draft_symbol"].clone(),
        date: row["date"].clone(),
        adopted: row["outcome"].starts_with("adopted"),
        tally: ["yes", "abstain", "no"].map(|column| row[column].parse().unwrap()),
        vetoed_by: row["vetoed_by"].split('|').filter(|actor| !actor.is_empty()).map(str::to_owned).collect(),
    };
    rows.into_iter().map(read).filter(|draft| draft.date.as_str() >= "2002").collect()
}

/// The votes by draft, or nothing where there is no gzip.
fn votes(folder: &Path) -> Option<BTreeMap<String, Vec<(ActorId, OptionId)>>> {
    let output = Command::new("gzip").arg("-dc").arg(folder.join("votes.csv.gz")).output().ok()?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut votes: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows(&output.stdout) {
        let option = match row["vote"].as_str() {
            "Y" => "yes",
            "N" => "no",
            "A" => "abstain",
            other => panic!("{other}"),
        };
        let vote = (ActorId::parse(&row["state"]).unwrap(), OptionId::parse(option).unwrap());
        votes.entry(row["draft_id"].clone()).or_default().push(vote);
    }
    Some(votes)
}

/// What the calculator finds otherwise than the record; nothing when they agree.
fn disagreement(catalogue: &Catalogue<'_>, draft: &Draft, votes: &[(ActorId, OptionId)]) -> Option<String> {
    let day = parse_date(&draft.date).unwrap();
    let told = |found: terms::Diagnostics| found.iter().map(|d| d.message.clone()).collect::<Vec<_>>().join("; ");
    let judged =
        Sitting::new(catalogue, "un-security-council", day, &SittingRequest::default()).and_then(|(sitting, _)| {
            judge(catalogue, &sitting, "substantive", &Votes::Named { votes: votes.to_vec(), others: None })
        });
    let judgement = match judged {
        Ok((judgement, _)) => judgement,
        Err(found) => return Some(told(found)),
    };
    let counted = [0, 1, 2].map(|option| judgement.counts[option].1);
    let alone: Vec<&str> = judgement.turn_alone.iter().map(|(actor, _)| actor.as_str()).collect();
    if judgement.carried != draft.adopted {
        return Some(format!("carried: {}; adopted: {}", judgement.carried, draft.adopted));
    }
    if counted != draft.tally {
        return Some(format!("counted {counted:?}; recorded {:?}", draft.tally));
    }
    // A veto that stands alone is what its author alone could undo; of several, nobody could.
    let expected: &[String] = if draft.vetoed_by.len() == 1 { &draft.vetoed_by } else { &[] };
    if !draft.vetoed_by.is_empty() && alone != expected {
        return Some(format!("vetoed by {:?}; could turn it alone: {alone:?}", draft.vetoed_by));
    }
    None
}

#[test]
fn every_draft_of_2002_to_2021() {
    let Some(folder) = record() else {
        eprintln!("skipped: no ../shared/data/unsc_votes here");
        return;
    };
    let Some(votes) = votes(&folder) else {
        eprintln!("skipped: ../shared/data/unsc_votes is packed, and there is no gzip here");
        return;
    };
    let world = rules::shipped();
    let catalogue = Catalogue::new(&world);
    let drafts = drafts(&folder);
    assert_eq!(drafts.len(), 1_286);
    let known: BTreeSet<&str> = DISAGREE.iter().map(|(symbol, _)| *symbol).collect();
    let mut found = BTreeSet::new();
    let mut others = Vec::new();
    for draft in &drafts {
        let cast = votes.get(&draft.id).map_or(&[][..], Vec::as_slice);
        if let Some(why) = disagreement(&catalogue, draft, cast) {
            if known.contains(draft.symbol.as_str()) {
                found.insert(draft.symbol.as_str());
            } else {
                others.push(format!("{} {} (draft {}): {why}", draft.date, draft.symbol, draft.id));
            }
        }
    }
    for (symbol, why) in DISAGREE {
        eprintln!("left out: {symbol}: {why}");
    }
    assert!(others.is_empty(), "{} drafts disagree:\n{}", others.len(), others.join("\n"));
    assert_eq!(found, known, "a row of the table that does agree must go");
}

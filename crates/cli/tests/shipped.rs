//! The shipped dossier in an empty folder, and what-ifs. Its texts and numbers are its author's: only the structure is tested.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Folder, SMALL};
use insta::assert_snapshot;
use serde_json::Value;

const EXAMPLE_LINE: &str = "Example dossier. Your own: placet new NAME";

/// Asserts that an object has these keys, and maybe others.
#[track_caller]
fn has_keys(value: &Value, keys: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("no object: {value}"));
    for key in keys {
        assert!(object.contains_key(*key), "`{key}` is missing in {value:#}");
    }
}

#[track_caller]
fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

#[track_caller]
fn probability(value: &Value) -> f64 {
    let number = value.as_f64().unwrap_or_else(|| panic!("no number: {value}"));
    assert!((0.0..=1.0).contains(&number), "{number}");
    number
}

#[track_caller]
fn prospects(value: &Value) -> f64 {
    has_keys(value, &["mean", "low", "high", "words"]);
    assert!(probability(&value["low"]) <= probability(&value["high"]), "{value}");
    assert!(!value["words"].as_str().unwrap().is_empty());
    probability(&value["mean"])
}

#[test]
fn the_first_screen() {
    let folder = Folder::new("first-screen");
    let screen = folder.run("brief").answer();
    let lines: Vec<&str> = screen.lines().collect();
    assert_eq!((lines[0], lines[1]), (EXAMPLE_LINE, ""));
    assert!(lines.len() <= 36, "{} lines:\n{screen}", lines.len());
    for line in &lines {
        assert!(line.chars().count() <= 80, "{} columns: {line}", line.chars().count());
        assert_eq!(line.trim_end(), *line, "blanks at the end of a line");
    }
    assert!(lines.last().unwrap().starts_with("More            placet "), "{screen}");
    assert!(!screen.contains('\u{1b}'), "no colours in a pipe");
    // Only commands that exist, each with its arguments, are named, and they work.
    for command in lines.last().unwrap().trim_start_matches("More").trim_start().split(" · ") {
        folder.run(command.strip_prefix("placet ").unwrap()).answer();
    }
    // By name it is no example.
    let named = folder.run("brief ukraine-force-2025").answer();
    assert_eq!(screen, format!("{EXAMPLE_LINE}\n\n{named}"));
}

#[test]
fn the_whole_text() {
    let whole = Folder::new("whole").run("brief --full --draws 256").answer();
    assert!(whole.starts_with(EXAMPLE_LINE), "{}", &whole[..200]);
    assert!(whole.lines().count() > 38);
    for line in whole.lines() {
        assert!(line.chars().count() <= 80, "{} columns: {line}", line.chars().count());
    }
}

#[test]
fn the_keys_of_the_contract() {
    let brief = Folder::new("keys").run("brief --format json --draws 2000").json();
    has_keys(
        &brief,
        &[
            "schema",
            "dossier",
            "question",
            "as_of",
            "by",
            "any_path",
            "paths",
            "unknowns",
            "statements",
            "assumptions",
            "warnings",
        ],
    );
    assert_eq!(brief["schema"], "placet-brief/1");
    assert_eq!(brief["dossier"], "ukraine-force-2025");
    assert_eq!(brief["made"]["draws"], 2000);
    has_keys(&brief["any_path"], &["id", "prospects"]);
    assert_eq!(brief["any_path"]["id"], "any_path");
    let any = prospects(&brief["any_path"]["prospects"]);
    assert!(list(&brief["paths"]).len() > 1);
    let mut sum = 0.0;
    for path in list(&brief["paths"]) {
        has_keys(path, &["id", "title", "prospects", "alone", "blockers", "decides", "ladder"]);
        let open = prospects(&path["prospects"]);
        assert!(open <= any, "{}: {open} > {any}", path["id"]);
        assert!(prospects(&path["alone"]) <= open + 1e-12, "{}", path["id"]);
        sum += open;

        let blockers = list(&path["blockers"]);
        assert!(blockers.len() <= 10);
        let shares: Vec<f64> = blockers.iter().map(|blocker| probability(&blocker["share"])).collect();
        assert!(shares.windows(2).all(|pair| pair[0] >= pair[1]), "{shares:?}");
        for decision in list(&path["decides"]) {
            has_keys(decision, &["id", "options"]);
            let options = list(&decision["options"]);
            let total: f64 = options.iter().map(|option| probability(&option["probability"])).sum();
            assert!((total - 1.0).abs() < 1e-4, "{}: {total}", decision["id"]);
            for option in options {
                has_keys(option, &["option", "probability", "prospects"]);
                prospects(&option["prospects"]);
            }
        }
        let ladder = list(&path["ladder"]);
        assert_eq!(ladder[0]["set"], Value::Null, "the first rung is today");
        assert_eq!(ladder[0]["prospects"], path["prospects"]);
        assert!(ladder.len() <= 1 + 8);
        let means: Vec<f64> = ladder.iter().map(|rung| prospects(&rung["prospects"])).collect();
        assert!(means.windows(2).all(|pair| pair[0] < pair[1]), "{}: {means:?}", path["id"]);
        assert!(means.iter().rev().skip(1).all(|mean| *mean <= 0.5), "{}: it stops above one half", path["id"]);
        for rung in &ladder[1..] {
            has_keys(rung, &["id", "set", "probability", "prospects"]);
            assert!(rung["set"].as_str().unwrap().starts_with(&format!("{}=", rung["id"].as_str().unwrap())));
            probability(&rung["probability"]);
        }
    }
    assert!(any <= sum + 1e-6, "any path {any} is above the paths' sum {sum}");
    for unknown in list(&brief["unknowns"]) {
        has_keys(unknown, &["id", "kind"]);
        assert!(["ask", "watch"].contains(&unknown["kind"].as_str().unwrap()));
    }
    for key in ["statements", "assumptions", "warnings"] {
        list(&brief[key]).iter().for_each(|entry| has_keys(entry, &["id"]));
    }
}

/// Every id that the brief tells as a decision, an event or a tabling can be given back to `whatif`, all in one call.
#[test]
fn its_ids_are_accepted_by_whatif() {
    let folder = Folder::new("ids");
    let brief = folder.run("brief --format json --draws 64").json();
    let mut settings: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |id: &Value, option: &Value| {
        settings.insert(id.as_str().unwrap().to_owned(), option.as_str().unwrap().to_owned());
    };
    for path in list(&brief["paths"]) {
        list(&path["blockers"]).iter().for_each(|blocker| add(&blocker["id"], &blocker["option"]));
        for decision in list(&path["decides"]) {
            list(&decision["options"]).iter().for_each(|option| add(&decision["id"], &option["option"]));
        }
        for rung in &list(&path["ladder"])[1..] {
            let (id, option) = rung["set"].as_str().unwrap().split_once('=').unwrap();
            add(&id.into(), &option.into());
        }
    }
    for unknown in list(&brief["unknowns"]) {
        list(&unknown["options"]).iter().for_each(|option| add(&unknown["id"], &option["option"]));
    }
    assert!(settings.keys().any(|id| id.contains('@')) && settings.keys().any(|id| id.starts_with("tabled:")));
    let mut arguments = vec!["whatif".to_owned()];
    arguments.extend(settings.iter().map(|(id, option)| format!("{id}={option}")));
    arguments.extend(list(&brief["statements"]).iter().map(|s| format!("{}=off", s["id"].as_str().unwrap())));
    arguments.extend(["--draws", "16", "--format", "json"].map(str::to_owned));
    let answer = folder.placet(&arguments).json();
    assert_eq!(list(&answer["assignments"]).len(), arguments.len() - 5);
}

#[test]
fn the_same_bytes_for_any_number_of_threads() {
    let folder = Folder::new("threads");
    let bytes = |line: &str, threads: &str| {
        let arguments: Vec<&str> = line.split_whitespace().collect();
        let output = folder.command(&arguments).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    for line in [
        "brief --draws 1500 --seed 5",
        "brief --draws 1500 --seed 5 --full",
        "brief --draws 1500 --seed 5 --format json",
        "whatif RUS@unsc_mandate=abstain --draws 1500 --seed 5 --format json",
    ] {
        let one = bytes(line, "1");
        assert!(bytes(line, "1") == one, "{line}: two runs");
        for threads in ["2", "7"] {
            assert!(bytes(line, threads) == one, "{line}: {threads} threads");
        }
        assert!(bytes(&line.replace("--seed 5", "--seed 6"), "1") != one, "{line}: the seed changes nothing");
    }
}

#[test]
fn as_of_an_earlier_day() {
    let brief = Folder::new("as-of").run("brief --as-of 2024-12-15 --format json --draws 256").json();
    assert_eq!(brief["as_of"], "2024-12-15");
    assert!(!list(&brief["statements"]).is_empty());
    for key in ["statements", "dates"] {
        for entry in list(&brief[key]) {
            assert!(entry["date"].as_str().unwrap() <= "2024-12-15", "{key}: {entry}");
        }
    }
    // The Council of that day, not that of the next year.
    let mut voters = BTreeSet::new();
    let decisions =
        list(&brief["paths"]).iter().flat_map(|path| list(&path["decides"]).iter().chain(list(&path["blockers"])));
    for entry in list(&brief["unknowns"]).iter().chain(decisions) {
        if let Some((actor, "unsc_mandate")) = entry["id"].as_str().unwrap().split_once('@') {
            voters.insert(actor.to_owned());
        }
    }
    for member in ["ECU", "JPN", "MLT", "MOZ", "CHE", "RUS", "CHN", "FRA", "GBR", "USA"] {
        assert!(voters.contains(member), "{member} votes in 2024: {voters:?}");
    }
    for stranger in ["DNK", "GRC", "PAK", "PAN", "SOM"] {
        assert!(!voters.contains(stranger), "{stranger} votes only from 2025: {voters:?}");
    }
}

#[test]
fn what_if_a_veto_becomes_an_abstention() {
    let folder = Folder::new("whatif");
    let answer = folder.run("whatif RUS@unsc_mandate=abstain --format json").json();
    has_keys(&answer, &["schema", "dossier", "assignments", "any_path", "paths"]);
    assert_eq!(answer["schema"], "placet-whatif/1");
    assert_eq!(answer["assignments"], serde_json::json!(["RUS@unsc_mandate=abstain"]));
    let brief = folder.run("brief --format json").json();
    assert_eq!(answer["any_path"]["base"], brief["any_path"]["prospects"]);
    let mut risen = 0;
    assert_eq!(list(&answer["paths"]).len(), list(&brief["paths"]).len());
    for (change, path) in list(&answer["paths"]).iter().zip(list(&brief["paths"])) {
        has_keys(change, &["id", "base", "changed", "ratio", "binds"]);
        assert_eq!((&change["id"], &change["base"]), (&path["id"], &path["prospects"]));
        let (base, changed) = (prospects(&change["base"]), prospects(&change["changed"]));
        // No rule here asks that Russia vote against.
        assert!(changed >= base, "{}: {base} falls to {changed}", change["id"]);
        risen += usize::from(changed > base);
        if base > 0.0 {
            has_keys(&change["ratio"], &["mean", "low", "high"]);
            let ratio = change["ratio"]["mean"].as_f64().unwrap();
            assert!((ratio - changed / base).abs() < 1e-4 * ratio, "{}: {ratio}", change["id"]);
        } else {
            assert_eq!(change["ratio"], Value::Null);
        }
        if change["binds"] != Value::Null {
            assert!(change["binds"]["set"].as_str().unwrap().contains('='));
            assert!(prospects(&change["binds"]["prospects"]) > changed);
            assert!(changed <= 0.5);
        }
    }
    assert!(risen > 0);
    let text = folder.run("whatif RUS@unsc_mandate=abstain").answer();
    assert!(text.starts_with(EXAMPLE_LINE), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
}

#[test]
fn the_order_of_assignments_changes_nothing() {
    let folder = Folder::new("order");
    let things = [
        "RUS@unsc_mandate=no:0.6,abstain:0.4",
        "peace_agreement=provides",
        "tabled:unsc_mandate=0.5",
        "FRA@troops=5000",
        "by=2026-06-30",
        "un-security-council/substantive=yes >= 8",
    ];
    let answer = |things: &[&str]| {
        let mut value = folder.placet(&[&["whatif", "--format", "json", "--draws", "500"], things].concat()).json();
        let told = value.as_object_mut().unwrap().shift_remove("assignments").unwrap();
        assert_eq!(told, serde_json::json!(things), "told as given");
        serde_json::to_string(&value).unwrap()
    };
    let forwards = answer(&things);
    let mut backwards = things;
    backwards.reverse();
    assert_eq!(answer(&backwards), forwards);
    assert_ne!(answer(&things[1..]), forwards, "the first one counts");
}

fn small() -> Folder {
    Folder::new(std::thread::current().name().unwrap()).with("bridge/dossier.toml", SMALL)
}

/// Numbers that a reader can check in the head: 0.3 × 0.5.
#[test]
fn small_numbers_are_exact() {
    let folder = small();
    let brief = folder.run("brief bridge --format json").json();
    for at in [&brief["any_path"]["prospects"], &brief["paths"][0]["prospects"], &brief["paths"][0]["alone"]] {
        assert_eq!(*at, serde_json::json!({ "mean": 0.15, "low": 0.15, "high": 0.15, "words": "highly unlikely" }));
    }
    for (assignment, mean, words) in [
        ("UKR@permit=yes", 0.5, "realistic possibility"),
        ("UKR@permit=no", 0.0, "cannot"),
        ("UKR@permit=yes:0.8,no:0.2", 0.4, "realistic possibility"),
        ("thaw=yes", 0.3, "unlikely"),
        ("thaw=no", 0.0, "cannot"),
        ("thaw=yes:0.1,no:0.9", 0.03, "remote chance"),
        ("tabled:permit=no", 0.0, "cannot"),
        ("tabled:permit=0.5", 0.075, "remote chance"),
    ] {
        let answer = folder.placet(&["whatif", "bridge", assignment, "--format", "json"]).json();
        let change = &answer["paths"][0];
        assert_eq!(change["base"]["mean"], 0.15, "{assignment}");
        assert_eq!(change["changed"]["mean"], mean, "{assignment}");
        assert_eq!(change["changed"]["words"], words, "{assignment}");
        assert!((change["ratio"]["mean"].as_f64().unwrap() - mean / 0.15).abs() < 1e-5, "{assignment}");
        assert_eq!(answer["any_path"]["changed"]["mean"], mean, "{assignment}");
    }
    let both = folder.run("whatif bridge UKR@permit=yes thaw=yes --format json").json();
    assert_eq!(
        both["paths"][0]["changed"],
        serde_json::json!({ "mean": 1.0, "low": 1.0, "high": 1.0, "words": "certain" })
    );
    assert_eq!(both["paths"][0]["binds"], Value::Null);
}

#[test]
fn all_assignments_that_are_wrong_are_told() {
    let folder = small();
    let refusal = |words: &[&str]| folder.placet(&[&["whatif", "bridge"], words].concat()).refusal();
    assert_snapshot!(refusal(&["UKR@permit=yes", "UKR@permit=no"]), @"error: `UKR@permit=yes` and `UKR@permit=no` set the same thing");
    assert_snapshot!(refusal(&["thaw=yes", "thaw=yes"]), @"error: `thaw=yes` and `thaw=yes` set the same thing");
    assert_snapshot!(refusal(&["UKR@permitt=yes", "thow=yes", "tabled:permi=yes", "statement:x=off"]), @"
    error: no motion or resource is called `permitt`
     |
     = help: the nearest name is `permit`

    error: nothing that can be set is called `thow`
     |
     = help: the nearest name is `thaw`

    error: no motion is called `permi`
     |
     = help: the nearest name is `permit`

    error: no statement is called `x`

    4 errors
    ");
    assert_snapshot!(refusal(&["UKA@permit=yes", "UKR@permit=yess", "thaw=soon"]), @"
    error: `UKA` has no decision on `permit`
     |
     = help: the nearest name is `UKR`

    error: `UKR@permit=yess`: there is no option `yess`
     |
     = help: the nearest name is `yes`

    error: `thaw=soon`: there is no option `soon`
     |
     = help: the names are no, yes

    3 errors
    ");
    assert_snapshot!(refusal(&["UKR@permit|early=yes"]), @"error: there is no context `early` here");
    assert_snapshot!(refusal(&["UKR@permit=yes:0.5,no:0.25"]), @"error: `UKR@permit=yes:0.5,no:0.25`: the shares add up to 0.75, not 1");
    assert_snapshot!(refusal(&["UKR@permit=yes:1.5,no:-0.5"]), @"error: `UKR@permit=yes:1.5,no:-0.5`: a share lies between 0 and 1");
    assert_snapshot!(refusal(&["UKR@permit=", "=yes", "a b=yes"]), @r#"
    error: `UKR@permit=` gives no value after the `=`

    error: `=yes` names nothing before the `=`

    error: `a b` is not a name that can be set: write ACTOR@MOTION, an event, tabled:MOTION, ACTOR@RESOURCE, phase:PHASE/RESOURCE, by, BODY/RULE or statement:ID

    3 errors
    "#);
    assert_snapshot!(refusal(&["by=2025-02-30"]), @"error: `2025-02-30` is not a date; write it as 2025-03-20");
    assert_snapshot!(refusal(&["by=2026-01-15"]), @"
    error: `by` cannot change: `thaw` states a plain probability by the dossier's own horizon
     |
     = help: state a hazard (a rate a year) instead, or `timeless = true` where the horizon does not matter
    ");
    assert_snapshot!(refusal(&["un-security-council/substantiv=yes >= 8"]), @"
    error: `un-security-council` has no rule `substantiv`
     |
     = help: the nearest name is `substantive`
    ");
    assert_snapshot!(refusal(&["un-security-council/substantive=yes >= and"]), @"
    error: expected a number of members or a condition before `and`
     --> un-security-council/substantive:1:8
      |
    1 | yes >= and
      |        ^^^
      |
      = help: a rule reads like yes >= 9 and no(permanent) == 0
    ");
    assert_snapshot!(refusal(&["second"]), @"
    error: `second` is a second dossier; a what-if is about one
     |
     = help: an assignment is written NAME=VALUE

    error: nothing is set
     |
     = help: for example: placet whatif RUS@unsc_mandate=abstain

    2 errors
    ");
}

#[test]
fn a_dossier_that_is_not_there() {
    let folder = small();
    assert_snapshot!(folder.run("brief bridgee").refusal(), @r#"
    error: there is no dossier `bridgee`: neither a folder with a dossier.toml nor one that ships
     |
     = help: the names are grain-deal-2023, haiti-mission-2023, iraq-resolution-2003, ukraine-force-2025
     = help: write a first one with: placet new NAME
    "#);
    assert_snapshot!(folder.run("whatif ukraine-force-2024 x=1").refusal(), @"
    error: there is no dossier `ukraine-force-2024`: neither a folder with a dossier.toml nor one that ships
     |
     = help: the nearest name is `ukraine-force-2025`
     = help: write a first one with: placet new NAME
    ");
    assert_snapshot!(folder.run("whatif bridge").refusal(), @"
    error: nothing is set
     |
     = help: for example: placet whatif RUS@unsc_mandate=abstain
    ");
}

#[test]
fn an_answer_goes_where_it_is_sent() {
    let folder = small();
    let read = |name: &str| std::fs::read_to_string(folder.0.join(name)).unwrap();
    assert_eq!(folder.run("brief bridge -o brief.json").answer(), "");
    assert_eq!(read("brief.json"), folder.run("brief bridge --format json").answer());
    assert_eq!(folder.run("brief bridge --output brief.txt").answer(), "");
    assert_eq!(read("brief.txt"), folder.run("brief bridge").answer());
    assert_eq!(folder.run("brief bridge -o brief.html").answer(), "");
    assert_eq!(read("brief.html"), folder.run("brief bridge --format html").answer());
    let unwritten = folder.run("brief bridge -o nowhere/brief.txt");
    assert!(unwritten.refusal().starts_with("error: `nowhere/brief.txt` cannot be written: "));
}

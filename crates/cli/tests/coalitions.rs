//! `placet coalitions`: known counts of known bodies, what is asked with members fixed, and what is refused.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;
use insta::assert_snapshot;
use serde_json::{Value, json};

fn folder() -> Folder {
    Folder::new(std::thread::current().name().unwrap())
}

#[track_caller]
fn answer(line: &str) -> Value {
    folder().run(&format!("coalitions {line} --format json")).json()
}

#[test]
fn the_security_council() {
    assert_snapshot!(folder().run("coalitions un-security-council --as-of 2025-01-15").answer(), @"");
    let found = answer("un-security-council --as-of 2025-01-15");
    assert_eq!(found["schema"], "placet-coalitions/1");
    assert_eq!(found["winning_coalitions"], "848");
    assert_eq!(found["minimal_winning"]["count"], "210");
    assert_eq!(found["minimal_winning"]["by_size"], json!({ "9": "210" }));
    assert_eq!(found["minimal_blocking"]["by_size"], json!({ "1": "5", "7": "120" }));
    assert_eq!(found["weighted"]["quota"], "39");
    assert_eq!(found["weighted"]["weights"]["RUS"], "7");
    let vetoes: Vec<&str> = found["members"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|member| member["veto"] == true)
        .map(|member| member["id"].as_str().unwrap())
        .collect();
    assert_eq!(vetoes, ["CHN", "FRA", "GBR", "RUS", "USA"]);
}

#[test]
fn the_council_of_the_european_union() {
    let found = answer("eu-council/qualified --as-of 2023-06-01 --minimal blocking --limit 3");
    assert_eq!(found["winning_coalitions"], "17787201");
    assert_eq!(
        (&found["minimal_winning"]["count"], &found["minimal_blocking"]["count"]),
        (&json!("4379988"), &json!("3609574"))
    );
    assert_eq!(found["minimal_blocking"]["by_size"]["4"], "533");
    assert_eq!(found["complete"], true);
    assert_eq!(found["kinds"].as_array().unwrap().len(), 27);
    assert_eq!(found["weighted"]["answer"], false);
    assert_eq!(found["listed"].as_array().unwrap().len(), 3);
    assert_eq!(found["listed"][0], json!({ "size": 4, "members": ["DEU", "FRA", "ITA", "ESP"] }));
    // What it says of a coalition is what the calculator says of the vote.
    for coalition in found["listed"].as_array().unwrap() {
        let members = coalition["members"].as_array().unwrap().iter().map(|member| member.as_str().unwrap());
        let votes: Vec<String> = members.map(|member| format!("{member}=no")).collect();
        let line = format!("vote eu-council/qualified --as-of 2023-06-01 {} others=yes --format json", votes.join(" "));
        let judged = folder().run(&line).json();
        assert_eq!(judged["carried"], false, "{line}");
        for member in &votes {
            assert!(
                judged["turn_alone"].as_array().unwrap().contains(&json!(member.trim_end_matches("=no"))),
                "{line}"
            );
        }
    }
}

#[test]
fn members_that_must_be_in_or_out() {
    let without = answer("eu-council/qualified --as-of 2023-06-01 --must-exclude DEU --minimal blocking --limit 1");
    assert_eq!(without["minimal_blocking"]["first"], json!({ "size": 4, "members": ["FRA", "ITA", "ESP", "POL"] }));
    assert_eq!(without["listed"][0]["members"], json!(["FRA", "ITA", "ESP", "POL"]));
    let with = answer("eu-council/qualified --as-of 2023-06-01 --must-include malta,HUN --minimal winning --limit 5");
    for coalition in with["listed"].as_array().unwrap() {
        let members = coalition["members"].as_array().unwrap();
        assert!(members.contains(&json!("MLT")) && members.contains(&json!("HUN")));
        assert_eq!(members.len(), 15);
    }
    let none = answer("un-security-council --as-of 2025-01-15 --must-exclude RUS");
    assert_eq!(none["minimal_winning"], json!({ "count": "0", "by_size": {}, "first": null }));
    let text = folder().run("coalitions un-security-council --as-of 2025-01-15 --must-exclude RUS").answer();
    assert!(text.contains("\n  Always out        Russia\n"), "{text}");
    assert!(text.contains("\n  Smallest to win   there is none\n"), "{text}");
}

#[test]
fn in_order_of_cost_and_of_likelihood() {
    let game = "--weights 4,4,4,2,2,1 --quota 12 --minimal winning";
    let costs = answer(&format!("{game} --by cost --costs 1=2.5,2=0.5,3=9,others=1"));
    let listed: Vec<(f64, String)> = costs["listed"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["cost"].as_f64().unwrap(), one["members"].to_string()))
        .collect();
    let expected = [
        (5.0, r#"["1","2","4","5"]"#),
        (11.5, r#"["2","3","4","5"]"#),
        (12.0, r#"["1","2","3"]"#),
        (13.5, r#"["1","3","4","5"]"#),
    ];
    assert_eq!(listed, expected.map(|(cost, members)| (cost, members.to_owned())));
    let chances = answer(&format!("{game} --by probability --probabilities 1=0.9,2=0.9,3=0.1,others=0.5"));
    let likely: Vec<f64> =
        chances["listed"].as_array().unwrap().iter().map(|one| one["probability"].as_f64().unwrap()).collect();
    for (found, expected) in likely.iter().zip([0.2025, 0.081, 0.0225, 0.0225]) {
        assert!((found - expected).abs() < 1e-12, "{likely:?}");
    }
    let table = folder().run(&format!("coalitions {game} --by cost --costs others=2 --format csv")).answer();
    assert_eq!(table, "size,cost,members\n3,6,1 2 3\n4,8,1 2 4 5\n4,8,1 3 4 5\n4,8,2 3 4 5\n");
}

#[test]
fn a_weighted_game() {
    assert_snapshot!(folder().run("coalitions --weights 4,4,4,2,2,1 --quota 12 --minimal winning").answer(), @"");
    let table = folder().run("coalitions --weights 4,4,4,2,2,1 --quota 12 --format csv").answer();
    assert_snapshot!(table, @"");
}

#[test]
fn consensus_is_a_veto_for_each() {
    let found = answer("north-atlantic-council --as-of 2024-04-01");
    assert_eq!(found["options"].as_array().unwrap().len(), 2);
    assert_eq!((&found["winning_coalitions"], &found["minimal_winning"]["count"]), (&json!("1"), &json!("1")));
    assert_eq!(found["minimal_blocking"]["by_size"], json!({ "1": "32" }));
    assert_eq!(found["kinds"].as_array().unwrap().len(), 1);
}

/// A body of one's own in which a second yes loses what one yes carries.
const ODD: &str = r#"format = 1
name = "Odd council"
basis = "made up"
known_from = 2000-01-01
seats = "parties"
options = ["yes", "no"]
unnamed = "no"

[[rule]]
id = "one"
when = "yes == 1"
words = "Exactly one in favour."
article = "made up"
source = ["nowhere"]

[[source]]
id = "nowhere"
title = "Made up"
mark = "A"
"#;

#[test]
fn a_rule_that_a_yes_can_harm_has_no_coalitions() {
    let refused = folder().with("bodies/odd.toml", ODD).run("coalitions odd --as-of 2025-01-15 --parties FRA,DEU,GBR");
    assert_snapshot!(refused.refusal(), @"");
}

#[test]
fn what_is_refused() {
    let refused = |line: &str| folder().run(&format!("coalitions {line}")).refusal();
    let wrong = refused("un-security-council --as-of 2025-01-15 --must-include RUS,FRX");
    assert!(
        wrong.contains("`FRX` has no vote under this rule") && wrong.contains("the nearest name is `FRA`"),
        "{wrong}"
    );
    let both = refused("un-security-council --as-of 2025-01-15 --must-include RUS --must-exclude russia");
    assert!(both.contains("RUS is named as in and as out"), "{both}");
    let three = refused("un-security-council --as-of 2025-01-15 --options yes,abstain,no");
    assert!(three.contains("one thing of two, not of 3"), "{three}");
    let idle = refused("--weights 1,1,1 --quota 2 --costs others=3");
    assert!(idle.contains("--costs is given, and nothing is ordered by it") && idle.contains("--by cost"), "{idle}");
    let missing = refused("--weights 1,1,1 --quota 2 --by cost --costs 1=3");
    assert!(missing.contains("no number is given for 2 and 1 more"), "{missing}");
    let unread = refused("--weights 1,1,1 --quota 2 --by probability --probabilities 1=1.5,others=.5");
    assert!(unread.contains("`1=1.5`") && unread.contains("write --probabilities"), "{unread}");
    let twice = refused("--weights 1,1,1 --quota 2 --by cost --costs 1=3,1=4,others=1");
    assert!(twice.contains("`1` is given twice"), "{twice}");
    assert!(refused("").contains("no body is named"));
}

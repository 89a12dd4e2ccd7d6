//! `placet power` end to end.

#![allow(clippy::unwrap_used)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::Folder;
use serde_json::Value;

fn values(answer: &Value, key: &str) -> Vec<f64> {
    answer["members"].as_array().unwrap().iter().map(|member| member[key].as_f64().unwrap()).collect()
}

/// The folder of anchors: `PLACET_SHARED`, or `../shared/data` beside the workspace.
fn anchor(file: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("PLACET_SHARED").map_or_else(beside, PathBuf::from).join("anchors");
    let path = folder.join(file);
    if !path.is_file() {
        eprintln!("skipped: no ../shared/data/anchors/{file} here");
        return None;
    }
    Some(path.canonicalize().unwrap())
}

/// A council whose file stands in a folder of its own, with its seats beside it.
fn drafts(test: &str) -> Folder {
    let body = r#"format = 1
name = "Draft council"
basis = "A proposal"
seats = "draft-council.csv"
options = ["yes", "abstain", "no"]
default_rule = "plain"

[[rule]]
id = "plain"
when = "votes(yes) >= 6"

[[rule]]
id = "quorum"
when = "yes > no and yes + no >= 3"

[[rule]]
id = "some"
when = "yes >= 2 and yes <= 3"
"#;
    Folder::new(test)
        .with("drafts/draft-council.toml", body)
        .with("drafts/draft-council.csv", "actor,votes\nAAA,4\nBBB,3\nCCC,2\nDDD,1\n")
}

#[test]
fn the_worked_example_is_what_is_printed() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/power.md");
    let page = fs::read_to_string(docs).unwrap();
    let block = page.split("```\n$ ").nth(1).unwrap().split("```").next().unwrap();
    let (command, screen) = block.split_once('\n').unwrap();
    let folder = Folder::new("worked");
    assert_eq!(folder.run(command.strip_prefix("placet ").unwrap()).answer(), screen);
    // And every command of the page runs.
    let commands: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("    placet ")).collect();
    assert!(commands.len() >= 7);
    for command in commands {
        folder.run(command).answer();
    }
}

#[test]
fn the_council_of_the_european_union() {
    // 13.2 % of coalitions win: the abstract on changing the 55 % and 65 % criteria, zhuanzhiai.com.
    let folder = Folder::new("european-union");
    let answer = folder.run("power eu-council/qualified --index banzhaf,shapley-shubik,coleman --format json").json();
    assert_eq!((&answer["schema"], &answer["body"]), (&"placet-power/1".into(), &"eu-council".into()));
    assert_eq!(answer["winning_coalitions"], 17_787_201);
    assert!((answer["collectivity"]["coleman_act"].as_f64().unwrap() - 0.132_524_974_644_184_1).abs() < 1e-16);
    let (banzhaf, shapley) = (values(&answer, "banzhaf"), values(&answer, "shapley_shubik"));
    assert_eq!((banzhaf.len(), answer["members"][0]["id"].as_str().unwrap()), (27, "DEU"));
    assert!((shapley.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    assert!(banzhaf.windows(2).all(|pair| pair[0] > pair[1]), "in the order of populations");
    let exact = folder.run("power eu-council --index shapley-shubik,banzhaf --exact --format json").json();
    let bound = answer["errors"]["shapley_shubik"].as_f64().unwrap();
    for (place, value) in shapley.iter().enumerate() {
        let fraction = exact["members"][place]["shapley_shubik"].as_str().unwrap();
        let (top, bottom) = fraction.split_once('/').unwrap();
        let exact: f64 = top.parse::<f64>().unwrap() / bottom.parse::<f64>().unwrap();
        assert!((exact - value).abs() <= bound + 1e-16, "{fraction} {value}");
    }
}

#[test]
fn the_security_council_with_abstentions() {
    let folder = Folder::new("security-council");
    let answer = folder
        .run("power un-security-council --as-of 2022-02-25 --options yes,abstain,no --exact --format json")
        .json();
    let china = &answer["members"][0];
    assert_eq!(china["shapley_shubik"], "118525786/725416965");
    assert_eq!((&china["banzhaf"], &china["banzhaf_yes_abstain"]), (&"36112/1594323".into(), &"2588/177147".into()));
    assert_eq!(answer["winning_coalitions"], 146_796);
    assert_eq!(china.get("johnston"), None);
    let refusal = folder.run("power un-security-council --options yes,abstain,no --index johnston").refusal();
    assert!(refusal.contains("the Johnston index is defined for two options, and players have 3"), "{refusal}");
}

#[test]
fn the_electoral_college() {
    let Some(path) = anchor("us_electoral_college_2024.csv") else { return };
    let path = path.to_str().unwrap();
    let folder = Folder::new("electoral-college");
    let all = folder.placet(&["power", "--weights", path, "--quota", "270", "--format", "json"]).json();
    assert_eq!(all["left_out"], serde_json::json!([]));
    let exact = ["power", "--weights", path, "--quota", "270", "--exact", "--format", "json"];
    let exact = folder.placet(&exact).json();
    for key in ["banzhaf", "shapley_shubik", "coleman_prevent", "johnston", "deegan_packel", "public_good"] {
        for (place, value) in values(&all, key).iter().enumerate() {
            let fraction = exact["members"][place][key].as_str().unwrap();
            let (top, bottom) = fraction.split_once('/').unwrap();
            let exact = top.parse::<f64>().unwrap() / bottom.parse::<f64>().unwrap();
            assert!((value / exact - 1.0).abs() < 1e-9, "{key} {place}: {value} {fraction}");
        }
    }
    // A tie at 269 carries nothing: just less than half of all coalitions win.
    let act = all["collectivity"]["coleman_act"].as_f64().unwrap();
    assert!(0.49 < act && act < 0.5, "{act}");
}

#[test]
fn the_governors_of_the_monetary_fund_are_answered_in_floating_numbers() {
    let Some(path) = anchor("imf_votes_2022-10-02.csv") else { return };
    let path = path.to_str().unwrap();
    let folder = Folder::new("monetary-fund");
    let asked = ["power", "--weights", path, "--quota", "85%", "--index", "banzhaf", "--format", "json"];
    let answer = folder.placet(&asked).json();
    assert_eq!(answer["members"].as_array().unwrap().len(), 190);
    assert_eq!(answer["winning_coalitions"], Value::Null);
    let shares = values(&answer, "banzhaf_normalised");
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn a_path_stands_for_a_body_wherever_one_is_named() {
    let folder = drafts("paths");
    let answer =
        folder.run("power drafts/draft-council.toml --exact --index banzhaf,shapley-shubik --format json").json();
    assert_eq!((&answer["body"], &answer["rule"]), (&"draft-council".into(), &"plain".into()));
    assert_eq!(answer["members"][0]["banzhaf"], "5/8");
    assert_eq!(answer["members"][0]["shapley_shubik"], "7/12");
    let absolute = folder.0.join("drafts/draft-council.toml/quorum");
    let vote = folder.placet(&["vote", absolute.to_str().unwrap(), "AAA=yes", "BBB=yes", "others=no"]).answer();
    assert!(vote.contains("Draft council"), "{vote}");
    let shown = folder.run("bodies drafts/draft-council.toml").answer();
    assert!(shown.contains("draft-council/quorum"), "{shown}");
    assert!(folder.run("draw drafts/draft-council.toml").answer().contains("<svg"));
    let missing = folder.run("power drafts/none.toml").refusal();
    assert!(missing.contains("there is no file `drafts/none.toml`"), "{missing}");
    let unknown = folder.run("power drafts/draft-council.toml/plane").refusal();
    assert!(unknown.contains("the nearest name is `plain`"), "{unknown}");
}

#[test]
fn what_is_wrong_with_a_file_is_told_at_its_place() {
    let folder = drafts("broken-path").with("drafts/draft-council.csv", "actor,votes\nAAA,four\n");
    let refusal = folder.run("power drafts/draft-council.toml").refusal();
    assert!(refusal.contains("drafts/draft-council.csv:2"), "{refusal}");
}

#[test]
fn a_rule_that_is_not_monotone_has_signed_swings_and_a_witness() {
    let folder = drafts("quorum");
    // With yes and no alone all four vote; where they can stay away, a no can make the quorum.
    let asked = "power drafts/draft-council.toml/quorum";
    assert_eq!(folder.run(&format!("{asked} --format json")).json()["not_monotone"], Value::Null);
    let ternary = folder.run(&format!("{asked} --options yes,abstain,no --format json")).json();
    let why = ternary["not_monotone"].as_str().unwrap();
    assert!(why.contains("votes no, and fails if it votes abstain"), "{why}");
    let left_out = ternary["left_out"].to_string();
    assert!(
        left_out.contains("Shapley–Shubik index presupposes that voting for a motion never harms it"),
        "{left_out}"
    );
    // Two or three of four: a yes helps beside one other, and harms beside three.
    let some = folder.run("power drafts/draft-council.toml/some --exact --format json").json();
    let member = &some["members"][0];
    assert_eq!((&member["banzhaf_helps"], &member["banzhaf_harms"]), (&"3/8".into(), &"1/8".into()));
    assert_eq!((&member["banzhaf"], &member["shapley_shubik"]), (&"1/4".into(), &"0".into()));
    assert_eq!(member.get("coleman_prevent"), None);
    let refusal = folder.run("power drafts/draft-council.toml/some --index deegan-packel").refusal();
    assert!(refusal.contains("the Deegan–Packel index presupposes"), "{refusal}");
    assert!(refusal.contains("the motion passes if"), "{refusal}");
}

#[test]
fn chances_and_a_common_cause() {
    let folder = Folder::new("chances").with("votes.csv", "member,yes\n1,0.9\n2,0.5\n");
    let independent = folder.run("power --weights 1,1,1 --quota 2 --probabilities votes.csv --format json").json();
    // With the third at one half: 1 decides where the others differ.
    assert_eq!(independent["schema"], "placet-power-chances/1");
    let first = &independent["members"][0];
    assert!((first["decides"].as_f64().unwrap() - 0.5).abs() < 1e-12);
    assert!((independent["passes"].as_f64().unwrap() - 0.7).abs() < 1e-12);
    let common =
        folder.run("power --weights 1,1,1 --quota 2 --probabilities votes.csv --factor 0.5 --format json").json();
    assert!(common["members"][0]["decides"].as_f64().unwrap() < 0.5, "votes with a common cause agree more often");
    let wrong = folder.run("power --weights 1,1 --quota 2 --probabilities 1=1.5").refusal();
    assert!(wrong.contains("are not 2 numbers from 0 to 1"), "{wrong}");
    let stranger = folder.run("power --weights 1,1 --quota 2 --probabilities 3=0.5").refusal();
    assert!(stranger.contains("`3` does not vote under this rule"), "{stranger}");
}

#[test]
fn unions_by_name_and_from_a_file() {
    let folder = Folder::new("unions").with("unions.csv", "member,union\n1,A\n2,B\n4,B\n6,B\n3,C\n5,C\n");
    let asked = "power --weights 28,16,5,4,3,3 --quota 30 --index owen,banzhaf-owen --exact --format json --unions";
    let by_name = folder.run(&format!("{asked} 1,2+4+6,3+5")).json();
    let from_file = folder.run(&format!("{asked} unions.csv")).json();
    assert_eq!(by_name["members"], from_file["members"]);
    assert_eq!(by_name["members"][1]["owen"], "1/9");
    assert_eq!(by_name["members"][2]["banzhaf_owen"], "1/4");
    let twice = folder.run(&format!("{asked} 1+2,2+3")).refusal();
    assert!(twice.contains("stands in two unions") && twice.contains("it is 2"), "{twice}");
    let none = folder.run("power --weights 2,1 --quota 2 --index owen").refusal();
    assert!(none.contains("--unions A+B,C+D"), "{none}");
}

#[test]
fn tables_and_charts() {
    let folder = Folder::new("tables");
    insta::assert_snapshot!(
        folder.run("power --weights 50,49,1 --quota >50% --exact --index banzhaf,shapley-shubik --format csv").answer(),
        @r"
    id,name,banzhaf,banzhaf_normalised,shapley_shubik
    1,1,3/4,3/5,2/3
    2,2,1/4,1/5,1/6
    3,3,1/4,1/5,1/6
    "
    );
    assert_eq!(folder.run("power eu-council -o power.svg").answer(), "");
    let chart = fs::read_to_string(folder.0.join("power.svg")).unwrap();
    assert!(chart.starts_with("<svg") || chart.starts_with("<?xml"), "{chart}");
    assert!(chart.contains("Germany") && chart.contains("Shapley–Shubik"));
}

#[test]
fn wrong_games_are_refused() {
    let folder = Folder::new("wrong").with("weights.csv", "name,weight\nA,3\nA,2\nB,x\n");
    for (line, told) in [
        ("power", "no body is named"),
        ("power --weights 3,2 --quota many", "`many` is not a quota"),
        ("power --weights 3,2 --quota 0", "is reached by nobody at all"),
        ("power --weights 3,-2 --quota 3", "weights are 0 or more"),
        ("power eu-council --weights 3,2 --quota 3", "give one of them"),
        ("power --weights weights.csv --quota 3", "`A` stands twice"),
        ("power --weights weights.csv --quota 3", "row 4: `x` is not a whole number"),
        ("power --weights none.csv --quota 3", "there is no file `none.csv`"),
        ("power eu-council --options no,yes", "best to worst"),
        ("power eu-council --options yes,perhaps", "cannot vote `perhaps`"),
        ("power turkey-deployment", "its members have no names"),
        ("power eu-council --factor 1.5", "a common factor explains"),
    ] {
        let refusal = folder.run(line).refusal();
        assert!(refusal.contains(told), "{line}: {refusal}");
    }
}

//! Questions to a shipped dossier beyond the brief: why, given, if, score, since.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;

const FEW: &str = "--draws 64";

#[test]
fn why_a_stance_rests_on_its_statements() {
    let folder = Folder::new("why");
    let answer = folder.run(&format!("why haiti-mission-2023 CHN@mandate {FEW}"));
    assert_eq!(answer.code, Some(0), "{}", answer.err);
    assert!(answer.out.contains("zhang-2023-07-06") && answer.out.contains("without it"), "{}", answer.out);
    let refused = folder.run(&format!("why haiti-mission-2023 CHN@mandat {FEW}"));
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("CHN@mandate"), "{}", refused.err);
}

#[test]
fn what_is_learnt_stands_beside_what_is_set() {
    let folder = Folder::new("given");
    let answer = folder.run(&format!("given haiti-mission-2023 CHN@mandate=abstain {FEW} --format json"));
    let value: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(value["schema"], "placet-given/1");
    let any = &value["any_path"];
    assert!(any["learnt"]["mean"].as_f64().unwrap() > 0.0 && any["set"]["mean"].as_f64().unwrap() > 0.0);
}

#[test]
fn plain_words_are_an_assignment() {
    let folder = Folder::new("if");
    let plain = folder.run(&format!("if the chinese abstain on mandate --dossier haiti-mission-2023 {FEW}"));
    assert_eq!(plain.code, Some(0), "{}", plain.err);
    assert!(plain.out.contains("placet whatif CHN@mandate=abstain"), "{}", plain.out);
    let several = folder.run(&format!("if china abstains --dossier haiti-mission-2023 {FEW}"));
    assert_eq!(several.code, Some(2), "it votes on two motions: {}", several.out);
    for candidate in ["placet whatif CHN@mandate=abstain", "placet whatif CHN@un_operation=abstain"] {
        assert!(several.err.contains(candidate), "{}", several.err);
    }
    let nobody = folder.run(&format!("if atlantis abstains --dossier haiti-mission-2023 {FEW}"));
    assert_eq!(nobody.code, Some(2));
    assert!(nobody.err.contains("atlantis"), "{}", nobody.err);
}

#[test]
fn a_case_that_has_ended_is_scored() {
    let folder = Folder::new("score");
    let answer = folder.run(&format!("score haiti-mission-2023 {FEW} --format json"));
    let value: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    let days = value["cases"][0]["days"].as_array().unwrap();
    let last = &days[days.len() - 1]["any_path"];
    let forecast = last["forecast"].as_f64().unwrap();
    assert!((last["brier"].as_f64().unwrap() - (1.0 - forecast).powi(2)).abs() < 1e-5, "it happened");
}

#[test]
fn what_changed_since_a_day_or_a_saved_brief() {
    let folder = Folder::new("since");
    let saved = folder.run(&format!("brief haiti-mission-2023 --as-of 2023-08-10 {FEW} -o before.json"));
    assert_eq!(saved.code, Some(0), "{}", saved.err);
    for since in ["2023-08-10", "before.json"] {
        let answer = folder.run(&format!("brief haiti-mission-2023 --since {since} {FEW}"));
        assert!(answer.out.contains("What changed") && answer.out.contains("10 August 2023"), "{}", answer.err);
    }
    let late = folder.run(&format!("brief haiti-mission-2023 --since 2024-01-01 {FEW}"));
    assert_eq!(late.code, Some(2));
}

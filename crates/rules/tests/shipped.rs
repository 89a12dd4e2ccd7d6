//! The bodies that come with Placet, against votes that were taken.

mod common;

use common::*;
use rules::{Catalogue, Seating, Sitting, SittingRequest, judge, shipped};

fn decided(body: &str, rule: &str, on: &str, votes: &rules::Votes) -> rules::Judgement {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    let sitting = Sitting::new(&catalogue, body, day(on), &SittingRequest::default());
    let (sitting, _) = sitting.unwrap_or_else(|found| panic!("{}", lines(&found)));
    judged(&catalogue, &sitting, rule, votes)
}

#[test]
fn every_body_is_read_and_every_rule_is_judged() {
    let world = shipped();
    let catalogue = Catalogue::new(&world);
    assert!(!catalogue.ids().is_empty());
    for id in catalogue.ids() {
        let body = catalogue.body(id.as_str()).unwrap_or_else(|found| panic!("{id}\n{}", lines(&found)));
        for rule in &body.rules {
            let sizes = match &body.seats {
                Seating::Count(sizes) => sizes.iter().filter_map(|size| size.from).collect(),
                _ => Vec::new(),
            };
            let days = [Some(day("2025-03-20")), body.known_from, body.known_to, rule.to].into_iter().flatten().chain(sizes);
            let parties = match body.seats {
                Seating::Parties => vec![actor("FRA"), actor("GBR")],
                _ => Vec::new(),
            };
            let request = SittingRequest { parties, ..SittingRequest::default() };
            let sitting = days
                .filter(|day| rule.held_on(*day))
                .find_map(|day| Sitting::new(&catalogue, id.as_str(), day, &request).ok());
            let (sitting, _) = sitting.unwrap_or_else(|| panic!("{id}/{} never holds", rule.id));
            let votes = match body.seats {
                Seating::Count(_) => rules::Votes::Counts(Vec::new()),
                _ => rules::Votes::Named { votes: Vec::new(), others: None },
            };
            if let Err(found) = judge(&catalogue, &sitting, rule.id.as_str(), &votes) {
                panic!("{id}/{}\n{}", rule.id, lines(&found));
            }
        }
    }
}

#[test]
fn turkey_on_1_march_2003_lacked_three_votes() {
    let judgement = decided("turkey-deployment", "consent", "2003-03-01", &counted("yes=264 no=250 abstain=19"));
    assert!(!judgement.carried);
    assert_eq!(judgement.conditions[0].have.to_string(), "264");
    assert_eq!(judgement.conditions[0].need.to_string(), "267");
}

#[test]
fn a_mandate_with_one_veto_fails() {
    let votes = named("no:RUS abstain:CHN", "yes");
    let judgement = decided("un-security-council", "substantive", "2025-03-20", &votes);
    assert!(!judgement.carried);
    assert_eq!(judgement.turn_alone, [(actor("RUS"), option("yes"))]);
}

#[test]
fn an_assembly_of_193_needs_two_thirds_of_those_voting() {
    let judgement =
        decided("un-general-assembly", "important", "2025-02-24", &counted("yes=93 no=18 abstain=65"));
    assert!(judgement.carried);
    assert_eq!(shown(&judgement), ["yes >= 2/3 of (yes + no): have 93, need 74, true"]);
}

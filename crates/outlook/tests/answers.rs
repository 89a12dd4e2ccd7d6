//! Everything in an answer can be asked on what it rests, and the shipped ledgers are what they should be.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use dossier::Dossier;
use evidence::Draws;
use outlook::{Brief, Extent, Model, Request, answer, why};
use rules::Catalogue;
use terms::{Diagnostics, World};

fn with_dossier<T>(name: &str, work: impl FnOnce(&Dossier, &Catalogue<'_>) -> T) -> T {
    let (shipped, bodies) = (dossier::shipped(), rules::shipped());
    let catalogue = Catalogue::new(&bodies);
    let (dossier, _) = dossier::open(&shipped, &format!("dossiers/{name}"), &catalogue).unwrap();
    work(&dossier, &catalogue)
}

/// Every id of an answer.
fn ids(brief: &Brief) -> BTreeSet<String> {
    let mut ids: BTreeSet<String> = ["any_path".to_owned(), "today".to_owned()].into();
    for path in &brief.paths {
        ids.insert(path.id.clone());
        ids.extend(path.blockers.iter().map(|blocker| blocker.id.clone()));
        ids.extend(path.decides.iter().map(|decision| decision.id.clone()));
        ids.extend(path.ladder.iter().filter_map(|rung| Some(rung.set.as_ref()?.0.clone())));
        ids.extend(path.ways.iter().flat_map(|way| &way.set).map(|(id, _)| id.clone()));
    }
    ids.extend(brief.unknowns.iter().map(|unknown| unknown.id.clone()));
    ids.extend(brief.assumptions.iter().map(|assumption| assumption.id.clone()));
    ids.extend(brief.sensitivity.iter().map(|parameter| parameter.id.clone()));
    ids.extend(brief.stances.iter().map(|stance| stance.id.clone()));
    ids.extend(brief.worlds.iter().map(|table| table.id.clone()));
    ids.extend(brief.statements.iter().map(|statement| format!("statement:{}", statement.id)));
    ids.extend(brief.arguments.iter().map(|argument| argument.id.clone()));
    ids.extend(brief.dates.iter().map(|date| date.id.clone()));
    ids.extend(brief.warnings.iter().map(|warning| warning.id.clone()));
    ids
}

#[test]
fn every_number_answers_from_what() {
    for name in ["haiti-mission-2023", "iraq-resolution-2003"] {
        with_dossier(name, |dossier, catalogue| {
            let request = Request { draws: Draws { lanes: 8, seed: 1 }, ..Request::default() };
            let model = Model::new(dossier, catalogue, &request).unwrap();
            let brief = answer(&model, catalogue, &Diagnostics::new(), Extent::Whole);
            for id in ids(&brief) {
                let answer = why(&model, catalogue, &Diagnostics::new(), &id)
                    .unwrap_or_else(|errors| panic!("{name}, {id}: {errors:?}"));
                assert!(!answer.title.is_empty(), "{name}, {id}");
            }
        });
    }
}

#[test]
fn a_name_that_stands_for_nothing_gets_the_nearest_one() {
    with_dossier("haiti-mission-2023", |dossier, catalogue| {
        let request = Request { draws: Draws { lanes: 8, seed: 1 }, ..Request::default() };
        let model = Model::new(dossier, catalogue, &request).unwrap();
        let errors = why(&model, catalogue, &Diagnostics::new(), "CHN@mandat").unwrap_err();
        assert!(format!("{errors:?}").contains("CHN@mandate"));
    });
}

#[test]
fn every_quote_that_ships_has_a_speaker_a_day_and_a_record_it_stands_in() {
    for name in dossier::shipped().list("dossiers").unwrap() {
        with_dossier(&name, |dossier, _| {
            for statement in &dossier.statements {
                let id = &statement.id.value;
                let source = dossier.source(&statement.source.value);
                let source = source.unwrap_or_else(|| panic!("{name}, {id}: no source"));
                assert!(!statement.quote.value.trim().is_empty(), "{name}, {id}: no words");
                assert!(!source.title.is_empty(), "{name}, {id}: a source without a title");
                assert!(
                    !source.address.is_empty() || !source.publisher.is_empty(),
                    "{name}, {id}: where does it stand?"
                );
                if let Some(published) = source.date {
                    let early = statement.date.value > published;
                    assert!(!early, "{name}, {id}: said {}, published {published}", statement.date.value);
                }
            }
        });
    }
}

#[test]
fn a_statement_that_nothing_rests_on_moves_nothing_and_one_that_counts_does() {
    with_dossier("iraq-resolution-2003", |dossier, catalogue| {
        let request = Request { draws: Draws { lanes: 128, seed: 1 }, ..Request::default() };
        let model = Model::new(dossier, catalogue, &request).unwrap();
        let stance = why(&model, catalogue, &Diagnostics::new(), "FRA@second_resolution").unwrap();
        assert!(!stance.statements.is_empty(), "France has spoken");
        let moves = |s: &outlook::brief::WhyStatement| (s.without.any_path - stance.today.any_path).abs();
        assert!(stance.statements.iter().any(|s| moves(s) > 0.0 || s.without.paths != stance.today.paths));
        let brief = answer(&model, catalogue, &Diagnostics::new(), Extent::Whole);
        assert!(brief.stances.iter().all(|view| {
            view.contexts
                .iter()
                .all(|(_, options)| (options.iter().map(|(_, p)| p.mean).sum::<f64>() - 1.0).abs() < 1e-9)
        }));
    });
}

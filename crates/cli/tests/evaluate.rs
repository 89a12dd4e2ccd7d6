//! `placet evaluate reader`: golds, other readers' ledgers, other people's sets.

#![allow(clippy::unwrap_used)]

mod common;

use common::Folder;
use insta::assert_snapshot;
use serde_json::{Value, json};

const ARTICLE: &str = "OSLO, 4 May 2026 – Norway has proposed a ban on drift nets. Iceland rejected the ban on Sunday. \
Sweden declined to comment on the ban.\n";

/// A folder with an article and a gold of it: what the reader itself finds there, so that it agrees with it entirely.
fn folder(name: &str) -> (Folder, Value) {
    let folder = Folder::new(name).with("nets.txt", ARTICLE);
    let gold = folder.run("read nets.txt --format json").json();
    let text = gold.to_string();
    (folder.with("nets.gold.json", &text).with("runs/nets.json", &text), gold)
}

#[test]
fn a_reader_agrees_with_itself() {
    let (folder, gold) = folder("itself");
    let scores = folder.run("evaluate reader nets.gold.json --format json").json();
    assert_eq!(scores["schema"], "placet-evaluation/1");
    let statements = gold["statements"].as_array().unwrap().len();
    assert!(statements >= 3, "{gold}");
    for level in ["L0", "L1", "L2", "L3", "L4", "L4x"] {
        let tally = &scores["together"]["levels"][level];
        assert_eq!((&tally["right"], &tally["f1"]), (&json!(statements), &json!(1.0)), "{level}");
    }
    assert_eq!(scores["together"]["forbidden"], json!([]));
    assert_eq!(scores, folder.run("evaluate reader nets.gold.json --runs runs --format json").json());
}

#[test]
fn another_reader_is_scored_by_its_files() {
    let (folder, mut run) = folder("runs");
    let right = run["statements"].as_array().unwrap().len() - 1;
    run["statements"][0]["stance"] = json!("warns");
    let folder = folder.with("runs/nets.json", run.to_string());
    let page = folder.run("evaluate reader nets.gold.json --runs runs --details").answer();
    assert!(page.contains(&format!("{right} of {}, {} read", right + 1, right + 1)), "{page}");
    assert!(page.contains("  L2    s1 ") && page.contains("        read as "), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 80), "{page}");
}

#[test]
fn a_run_with_offsets_that_are_off_is_refused() {
    let (folder, mut run) = folder("offsets");
    let cue = &mut run["statements"][1]["cue"];
    cue["end"] = json!(cue["end"].as_u64().unwrap() + 1);
    let folder = folder.with("runs/nets.json", run.to_string());
    let err = folder.run("evaluate reader nets.gold.json --runs runs").refusal();
    assert!(err.contains("at `$.statements[1].cue`: the article has `"), "{err}");
    assert!(
        folder
            .run("evaluate reader nets.gold.json --runs none")
            .refusal()
            .contains("there is no file `none/nets.json`")
    );
}

#[test]
fn an_article_that_is_another_is_refused() {
    let (folder, _) = folder("another");
    let folder = folder.with("nets.txt", ARTICLE.replace("Sunday", "Monday"));
    let err = folder.run("evaluate reader nets.gold.json").refusal();
    assert!(err.contains("the article is not the one that was read"), "{err}");
}

/// Three small sets, one of each kind.
fn sets(name: &str) -> Folder {
    let attributions = json!({
        "id": "a", "date": "2026-05-04", "text": "Norway said that the ban was right.",
        "attributions": [{ "source": [[0, 6]], "cue": [[7, 11]], "content": [[12, 34]] }]
    });
    let mentions = [
        json!({ "id": "m1", "kind": "metonym", "date": null, "text": "Oslo rejected the plan.", "start": 0, "end": 4,
            "mention": "Oslo", "principal": "NOR", "name": null }),
        json!({ "id": "m2", "kind": "metonym", "date": null, "text": "Oslo rejected the plan.", "start": 0, "end": 4,
            "mention": "Oslo", "principal": "SWE", "name": null }),
    ];
    let deed = json!({ "id": "d", "text": "Norway has criticised Iceland.",
        "source": [{ "actorText": "Norway", "code": "NOR" }], "target": [{ "actorText": "Iceland", "code": "ISLGOV" }] });
    Folder::new(name)
        .with("says.jsonl", format!("{attributions}\n"))
        .with("meant.jsonl", mentions.map(|m| m.to_string()).join("\n"))
        .with("deeds.jsonl", format!("\n{deed}\n"))
}

#[test]
fn sets_are_known_by_their_content() {
    let page = sets("sets").run("evaluate reader says.jsonl meant.jsonl deeds.jsonl --details").answer();
    assert_snapshot!(page, @r"
    says.jsonl
    Who says what, 1 text          precision  recall    F1
      cue                               1.00    1.00  1.00   1 of 1, 1 read
      and content                       1.00    1.00  1.00   1 of 1, 1 read
      and source                        1.00    1.00  1.00   1 of 1, 1 read

    meant.jsonl
    Who is meant: 1 of 2, 0.50
      metonym                      1 of 2
      names                        0 of 0
      m2: SWE, read as NOR

    deeds.jsonl
    Who to whom, 1 sentence        precision  recall    F1
      who                               1.00    1.00  1.00   1 of 1, 1 read
      to whom                           1.00    1.00  1.00   1 of 1, 1 read
      who to whom                       1.00    1.00  1.00   1 of 1, 1 read
    ");
}

#[test]
fn what_is_neither_is_refused() {
    let folder =
        sets("neither").with("other.jsonl", "{\"a\": 1}\n").with("bad.jsonl", "{\"mention\": 1, \"principal\": 2}\n{");
    assert!(folder.run("evaluate reader other.jsonl").refusal().contains("this is neither a ledger nor a set"));
    let err = folder.run("evaluate reader bad.jsonl").refusal();
    assert!(err.contains("line 2: this is not JSON"), "{err}");
    assert!(folder.run("evaluate reader missing.json").refusal().contains("there is no file `missing.json`"));
}

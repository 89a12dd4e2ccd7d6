//! Trains the tagger and parser: `cargo run --release -p placet-reader --example train_syntax -- TREEBANK_FOLDER`.
//!
//! The folder holds `train.tsv` and `dev.tsv` (form, UPOS, XPOS, head, relation; an empty line between sentences). Writes
//! `crates/reader/data/syntax.weights` and prints how well it does on `dev.tsv`. The same files give the same bytes.

use std::error::Error;
use std::fs;
use std::path::Path;

use reader::syntax::{
    Form, MOVES, Move, Relation, Rows, State, Syntax, TAGS, Table, Tag, Weights, forms, relation_features,
    tag_features, tags,
};

const EPOCHS: usize = 12;
const FOLDS: usize = 4;
const TAGGER_SIZE: usize = 3 << 19;
const ARCS_SIZE: usize = 3 << 20;
const RELATIONS_SIZE: usize = 3 << 19;

struct Sentence {
    words: Vec<String>,
    forms: Vec<Form>,
    tags: Vec<Tag>,
    heads: Vec<Option<usize>>,
    relations: Vec<Relation>,
}

/// An averaged perceptron: weights, their sums over all steps, and when each sum was last brought up to date.
struct Learner {
    weights: Vec<i32>,
    sums: Vec<i64>,
    since: Vec<u32>,
    step: u32,
}

impl Weights for Learner {
    fn size(&self) -> usize {
        self.weights.len()
    }

    fn score(&self, rows: &Rows, scores: &mut [i32]) {
        for start in rows.starts() {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*start..]) {
                *score += weight;
            }
        }
    }
}

impl Learner {
    fn new(size: usize) -> Self {
        Self { weights: vec![0; size], sums: vec![0; size], since: vec![0; size], step: 0 }
    }

    fn learn(&mut self, rows: &Rows, truth: usize, guess: usize) {
        self.step += 1;
        if truth == guess {
            return;
        }
        for start in rows.starts() {
            for (class, change) in [(truth, 1), (guess, -1)] {
                let at = start + class;
                self.sums[at] += i64::from(self.weights[at]) * i64::from(self.step - self.since[at]);
                self.since[at] = self.step;
                self.weights[at] += change;
            }
        }
    }

    /// The averages as small integers.
    fn table(&self) -> Table {
        let averages: Vec<f64> = (0..self.weights.len())
            .map(|at| {
                let sum = self.sums[at] + i64::from(self.weights[at]) * i64::from(self.step - self.since[at]);
                sum as f64 / f64::from(self.step)
            })
            .collect();
        let mut sizes: Vec<f64> = averages.iter().map(|one| one.abs()).filter(|one| *one > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let scale = 127.0 / sizes[sizes.len() * 9995 / 10_000];
        eprintln!("  {} of {} weights in use, scale {scale:.1}", sizes.len(), averages.len());
        Table::new(averages.into_iter().map(|one| (one * scale).round().clamp(-127.0, 127.0) as i8).collect())
    }
}

/// The same order on every run.
struct Shuffler(u64);

impl Shuffler {
    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(at, (self.0 >> 33) as usize % (at + 1));
        }
    }
}

fn read(path: &Path) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let mut found = Vec::new();
    for block in text.split("\n\n") {
        let lines: Vec<Vec<&str>> =
            block.lines().map(|line| line.split('\t').collect::<Vec<_>>()).filter(|row| row.len() == 5).collect();
        if lines.is_empty() {
            continue;
        }
        let words: Vec<String> = lines.iter().map(|row| row[0].to_string()).collect();
        let forms = forms(&words.iter().map(String::as_str).collect::<Vec<_>>());
        found.push(Sentence {
            words,
            forms,
            tags: lines.iter().map(|row| Tag::of(row[2]).unwrap_or(Tag(0))).collect(),
            heads: lines.iter().map(|row| row[3].parse::<usize>().ok().and_then(|head| head.checked_sub(1))).collect(),
            relations: lines.iter().map(|row| Relation::of(row[4])).collect(),
        });
    }
    Ok(found)
}

fn train_tagger(sentences: &[&Sentence], epochs: usize) -> Table {
    let mut learner = Learner::new(TAGGER_SIZE);
    let mut rows = Rows::new(TAGGER_SIZE);
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut shuffler = Shuffler(1);
    for _ in 0..epochs {
        shuffler.shuffle(&mut order);
        for number in &order {
            let sentence = sentences[*number];
            let mut guessed: Vec<Tag> = Vec::new();
            for at in 0..sentence.forms.len() {
                tag_features(&sentence.forms, &guessed, at, &mut rows);
                let guess = learner.best(&rows, TAGS.len(), |_| true);
                learner.learn(&rows, usize::from(sentence.tags[at].0), guess);
                guessed.push(Tag(guess as u8));
            }
        }
    }
    learner.table()
}

/// The tags of each sentence by a tagger that has not seen it.
fn jackknife(sentences: &[Sentence]) -> Vec<Vec<Tag>> {
    let mut found = vec![Vec::new(); sentences.len()];
    for fold in 0..FOLDS {
        let others: Vec<&Sentence> =
            sentences.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).map(|(_, one)| one).collect();
        let tagger = train_tagger(&others, 5);
        for at in (fold..sentences.len()).step_by(FOLDS) {
            found[at] = tags(&tagger, &sentences[at].forms, &[]);
        }
    }
    found
}

/// The moves after which the best tree still to be had is as good as before (Goldberg and Nivre 2013).
fn good_moves(state: &State, gold: &[usize], rightmost: &[usize]) -> [bool; 3] {
    let mut good = MOVES.map(|one| state.allows(one));
    let (next, length) = (state.next, gold.len());
    let Some(top) = state.stack.last().copied() else { return good };
    let waits = |word: usize, from: usize| {
        (gold[word] >= from && gold[word] <= length)
            || (rightmost[word] >= from && rightmost[word] < length && (from..length).any(|at| gold[at] == word))
    };
    let below = state.stack.len().checked_sub(2).map(|at| state.stack[at]);
    if next < length {
        let lost = state.stack[..state.stack.len() - 1].iter().any(|word| gold[next] == *word) && gold[next] != top
            || state.stack.iter().any(|word| gold[*word] == next)
            || state.stack[..state.stack.len() - 1].contains(&gold[next]);
        if lost {
            good[Move::Shift as usize] = false;
        }
    }
    if below == Some(gold[top]) || waits(top, next + 1) || (next < length && gold[next] == top) {
        good[Move::Left as usize] = false;
    }
    if waits(top, next) {
        good[Move::Right as usize] = false;
    }
    if !good.contains(&true) {
        good = MOVES.map(|one| state.allows(one));
    }
    good
}

/// Arcs and their relations, learned together on the parses that the arcs so far make.
fn train_arcs(sentences: &[Sentence], tagged: &[Vec<Tag>]) -> (Table, Table) {
    let mut arcs = Learner::new(ARCS_SIZE);
    let mut relations = Learner::new(RELATIONS_SIZE);
    let (mut rows, mut relation_rows) = (Rows::new(ARCS_SIZE), Rows::new(RELATIONS_SIZE));
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut shuffler = Shuffler(2);
    for epoch in 0..EPOCHS {
        shuffler.shuffle(&mut order);
        let (mut right, mut all) = (0_usize, 0_usize);
        for number in &order {
            let sentence = &sentences[*number];
            let length = sentence.forms.len();
            let tags = &tagged[*number];
            let gold: Vec<usize> = sentence.heads.iter().map(|head| head.unwrap_or(length)).collect();
            let mut rightmost = vec![0; length + 1];
            for (at, head) in gold.iter().enumerate() {
                rightmost[*head] = rightmost[*head].max(at);
            }
            let mut state = State::new(length);
            while !state.done() {
                state.features(&sentence.forms, tags, &mut rows);
                let guess = arcs.best(&rows, MOVES.len(), |class| state.allows(MOVES[class]));
                let good = good_moves(&state, &gold, &rightmost);
                let truth = if good[guess] { guess } else { arcs.best(&rows, MOVES.len(), |class| good[class]) };
                arcs.learn(&rows, truth, guess);
                let one = MOVES[if epoch == 0 { truth } else { guess }];
                let mut relation = Relation::Root;
                if let Some((at, head)) = state.arc(one).filter(|(_, head)| *head < length) {
                    relation_features(&sentence.forms, tags, &state, at, head, &mut relation_rows);
                    let guess = relations.best(&relation_rows, Relation::COUNT, |class| class != 0);
                    if gold[at] == head {
                        relations.learn(&relation_rows, sentence.relations[at] as usize, guess);
                    }
                    relation = Relation::at(guess);
                }
                state.make(one, relation);
            }
            right += state.heads.iter().zip(&gold).filter(|(found, gold)| found == gold).count();
            all += length;
        }
        eprintln!("  arcs, epoch {epoch}: {:.4}", right as f64 / all as f64);
    }
    (arcs.table(), relations.table())
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name the folder that holds train.tsv and dev.tsv")?;
    let train = read(&Path::new(&folder).join("train.tsv"))?;
    let dev = read(&Path::new(&folder).join("dev.tsv"))?;
    eprintln!("{} sentences to learn from, {} to measure", train.len(), dev.len());
    let tagged = jackknife(&train);
    let tagger = train_tagger(&train.iter().collect::<Vec<_>>(), EPOCHS);
    let (arcs, relations) = train_arcs(&train, &tagged);
    let syntax = Syntax::new(tagger, arcs, relations);
    let (mut words, mut tag, mut head, mut both, mut core, mut core_right) = (0, 0, 0, 0, 0, 0);
    for sentence in &dev {
        let tree = syntax.parse(&sentence.words.iter().map(String::as_str).collect::<Vec<_>>());
        for at in 0..sentence.words.len() {
            if sentence.relations[at] == Relation::Punctuation {
                continue;
            }
            let (heads, named) = (tree.heads[at] == sentence.heads[at], tree.relations[at] == sentence.relations[at]);
            words += 1;
            tag += usize::from(tree.tags[at] == sentence.tags[at]);
            head += usize::from(heads);
            both += usize::from(heads && named);
            if matches!(
                sentence.relations[at],
                Relation::Subject
                    | Relation::PassiveSubject
                    | Relation::Object
                    | Relation::Complement
                    | Relation::Agent
                    | Relation::OpenComplement
            ) {
                core += 1;
                core_right += usize::from(heads && named);
            }
        }
    }
    let share = |part: usize| 100.0 * part as f64 / words as f64;
    println!(
        "dev, marks left out: tags {:.2}, heads {:.2}, heads and relations {:.2}; subjects, objects, complements {:.2}",
        share(tag),
        share(head),
        share(both),
        100.0 * f64::from(core_right as u32) / f64::from(core as u32)
    );
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/syntax.weights"), syntax.to_bytes())?;
    Ok(())
}

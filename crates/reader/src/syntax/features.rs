//! What the classifiers see of a word.

/// A word as the classifiers see it.
#[derive(Clone, Debug)]
pub struct Form {
    /// A hash of the lower-cased word.
    pub word: u64,
    /// Hashes of its last one to four characters.
    pub suffixes: [u64; 4],
    /// Hashes of its first one to three characters.
    pub prefixes: [u64; 3],
    /// Capital letters, digits, marks.
    pub shape: u64,
}

/// The words of a sentence as the classifiers see them.
#[must_use]
pub fn forms(words: &[&str]) -> Vec<Form> {
    words.iter().map(|word| form(word)).collect()
}

fn form(word: &str) -> Form {
    let lower: Vec<char> = word.chars().map(plain).take(40).collect();
    let length = lower.len();
    let suffix = |count: usize| hash(&lower[length.saturating_sub(count)..]);
    let prefix = |count: usize| hash(&lower[..length.min(count)]);
    Form {
        word: hash(&lower),
        suffixes: [suffix(1), suffix(2), suffix(3), suffix(4)],
        prefixes: [prefix(1), prefix(2), prefix(3)],
        shape: shape(word),
    }
}

/// A lower-case letter, quotation marks and dashes made alike.
fn plain(c: char) -> char {
    match c {
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '–' | '—' | '‑' => '-',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// FNV-1a.
fn hash(letters: &[char]) -> u64 {
    letters.iter().fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(*c as u32)).wrapping_mul(0x0100_0000_01b3))
}

fn shape(word: &str) -> u64 {
    let first = word.chars().next().unwrap_or(' ');
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let digit = u64::from(word.chars().any(char::is_numeric));
    let mark = u64::from(word.chars().any(|c| !c.is_alphanumeric()));
    let case = match (first.is_uppercase(), upper) {
        _ if letters == 0 => 0,
        (true, 1) => 1,
        (true, upper) if upper == letters => 2,
        (true, _) => 3,
        (false, 0) => 4,
        (false, _) => 5,
    };
    case * 4 + digit * 2 + mark
}

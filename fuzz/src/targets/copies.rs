//! A realm's backup, as whoever kept it brings it back: every byte may have been changed on the way.

use std::sync::LazyLock;

use kit_backup::{BackupError, Label, open, seal};

use crate::parts::choice;

const KEY: [u8; 32] = [7; 32];
const LABEL: Label<'static> = Label {
    realm: "civil",
    part: "data",
};
const COVER: &[u8] = b"{\"made\":\"2027-03-01\"}";
/// Longer than one portion, so that the order of portions is tried too.
const PLAIN: usize = 200 * 1024;

#[expect(
    clippy::expect_used,
    reason = "without its good copy the target cannot run at all"
)]
static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut copy = Vec::new();
    let fill = |bytes: &mut [u8]| bytes.fill(3);
    seal(&LABEL, &KEY, COVER, &mut &*plain(), &mut copy, &fill).expect("sealed");
    copy
});

fn plain() -> Vec<u8> {
    b"Hun kom alene. ".repeat(PLAIN / 15)
}

/// What came out, or none where the copy was refused for what it is.
fn opened(bytes: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut to = Vec::new();
    match open(&LABEL, &KEY, &mut &*bytes, &mut to) {
        Ok(cover) => Some((cover, to)),
        Err(BackupError::NotACopy | BackupError::Refused) => None,
        Err(other) => panic!("memory cannot fail to be read: {other:?}"),
    }
}

/// An even first byte: a stranger's bytes, alone and behind a good beginning. An odd one: the good copy changed, three
/// bytes for each change, two for the place and one for what happens there.
pub(crate) fn read(bytes: &[u8]) {
    let (which, rest) = choice(bytes);
    if which % 2 == 0 {
        assert!(opened(rest).is_none(), "a stranger's bytes were taken");
        let lead = GOOD.iter().take(usize::from(which));
        let joined: Vec<u8> = lead.chain(rest).copied().collect();
        assert!(opened(&joined).is_none(), "a made-up end was taken");
        return;
    }
    let mut copy = GOOD.clone();
    for change in rest.chunks_exact(3) {
        let [high, low, with] = change else { continue };
        let part = usize::from(u16::from_be_bytes([*high, *low]));
        // The places are spread over the whole copy, its very ends included.
        let place = part * copy.len() / usize::from(u16::MAX);
        match with % 4 {
            0 => copy.truncate(place),
            1 => copy.push(*with),
            _ => {
                if let Some(byte) = copy.get_mut(place) {
                    *byte ^= with;
                }
            }
        }
    }
    match opened(&copy) {
        Some((cover, to)) => assert!(
            copy == *GOOD && cover == COVER && to == plain(),
            "a changed copy was taken"
        ),
        None => assert!(copy != *GOOD, "the good copy was refused"),
    }
}

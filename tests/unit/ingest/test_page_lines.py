"""One line among the paragraphs of an article: what a page says of itself, a picture or a player, and sentences that begin so."""

import pytest

from onrecord.ingest.passages import lay_out

HEAD = "Selmar closes its old bridge until spring"
PROSE = [
    "The council of Selmar closed the old bridge on Monday after a lorry had hit one of its four stone pillars.",
    "It will stay shut until the spring, the road office said, since the pillar has to be built anew from the ground.",
    '"We saw it fall," a baker told the town radio on Tuesday.',
    "The mayor asked for patience and promised a ferry.",
]


def kind_of(line: str) -> str:
    text = "\n".join([HEAD, "By Tom Lisk", *PROSE[:2], line, *PROSE[2:]])
    at = text.index("\n" + line) + 1
    return next(part.kind for part in lay_out(text).passages if part.start <= at < part.end)


@pytest.mark.parametrize(
    "line",
    [
        "Story highlights",
        "Chat with us in Facebook Messenger. Find out what's happening in the world as it unfolds.",
        "A photo posted by Ada Brenn (@adabrenn) on May 28, 2031 at 4:02pm PDT",
        "A post shared by Ada Brenn (@adabrenn)",
        "View this post on Instagram",
        "WARNING: GRAPHIC CONTENT",
        "Warning: The video below contains images that some viewers may find disturbing.",
        "Warning: This video may be distressing to some viewers",
        "Editor's note: This story has been updated with a statement from the zoo.",
        "This article was amended on 4 April 2031 to correct the name of the bridge.",
        "Correction: An earlier version of this article misspelled the name of the mayor.",
        "An earlier version of this story misstated the mayor's age.",
        "Video courtesy of Radio Ilda",
        "Video by Ada Brenn",
        "Play Video",
        "Video Player is loading.",
        "Current Time 0:00",
        "This is a modal window.",
        "Ada Brenn/AP",
        "Selmar Zoo/Facebook",
        "Courtesy of Ada Brenn",
        "Courtesy Ada Brenn",
        "Screengrab via YouTube",
        "Story from Selmar Post",
        "Do you think the bridge should be rebuilt? Vote in our poll.",
        "Poll: Should the bridge be rebuilt?",
        "Should the bridge be rebuilt? Vote now!",
        "Sign the petition here.",
        "Reach Ada Brenn at 555-123-1234 or abrenn@selmarpost.com",
        "Email abrenn@selmarpost.com",
        "Ada Brenn, abrenn@selmarpost.com",
        "Like Radio Ilda on Facebook",
        "Need help? Call the helpline at 555-1234.",
        "Topics",
        "Tap for sound",
        "Advertisement - story continues below",
        "Skip advertisement",
        "Recommended by",
        "Promoted Links",
        "From around the web",
        "Powered by Outbrain",
        "WATCH ABOVE: Lorry hits bridge",
        "[The bridge that fell and nobody saw it]",
        ">> The bridge that fell",
        "» The bridge that fell",
        "Transcript",
        "Hide transcript",
        "#SelmarBridge",
        "pic.twitter.com/abcd",
        "Retweet Reply Like",
        "Buy Photo",
        "Photo provided by Selmar Zoo",
        "Fullscreen",
        "Autoplay",
        "Thumbnails",
        "Last SlideNext Slide",
        "Post to Facebook",
        "Posted!",
        "A link has been posted to your Facebook feed.",
        "Sent!",
        "To find out more about Facebook commenting please read the Conversation Guidelines and FAQs",
        "Let friends in your social network know what you are reading about",
        "Try Another",
        "Audio CAPTCHA",
        "Recently on Selmar Post",
        "For more on this story, click here.",
        "To read the original article click here.",
        "Updated",
        "EXCLUSIVE",
        "(Who are the Rowers? Get caught up with The Echo’s primer)",
        "(Tarn in Ulm: Read more about the unfolding mission)",
        "brightplayer.createExperiences();",
        "This is a breaking news story. We'll update once we know more.",
        "FirstTarn is our new essential daily email briefing of the best stories from across the web",
        "Sign up now",
        "Raw video: Crews tow the ferry after the fire",
        "Halden Wire writer Ada Brenn contributed to this report from Selmar.",
        "Please share this article with others, do not cut & paste the article. See our Ts&Cs for more.",
    ],
)
def test_what_a_page_says_of_itself_is_furniture(line: str) -> None:
    assert kind_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Warning: the dam may break, the board told the town in a letter on Monday.",
        "Anyone with information is asked to call the police, a sergeant said on Tuesday.",
        "Corrections officers found the door open on Monday, the prison said in a statement.",
        'The warden said: "Warning shots were fired before the men fell."',
        "Poll workers counted until midnight, the office said.",
        "An earlier version of the bill had no such clause, the senator said.",
        "This story was told to the court by three of the men who had been there.",
        "To see the mayor, people wait for days, a clerk said.",
        "Sources said on Monday that the bridge would be rebuilt.",
        "Breaking the ice took the crew of the ferry three hours on Monday night.",
        "Updated figures put the number of the dead at 31, the office said.",
        "[The mayor] had never read the letter, his lawyer said on Monday.",
        "A video posted by the rebels on Monday shows the bridge falling into the river.",
        "Exclusive rights were sold to a company from Tarn in May, the court heard.",
        "Courtesy of the army, the families were flown home on Monday, the ministry said.",
        "The mayor, Ada Brenn, wrote from abrenn@selmar.org that she would stay.",
        '"Should the bridge be rebuilt? Vote now!" the mayor cried to the crowd on Monday.',
        "Join the debate he will not, the mayor said through an aide on Monday.",
        "Editors noted that the letter had no date, the court was told.",
        "If you want peace, go to the river, the old men of Selmar say.",
        "(He read more about the mission.)",
        "The Valley Watch is a newsletter of the church that reported on the fire in May.",
        "Ada Brenn contributed to this report from Selmar in the hope of peace, the court heard.",
    ],
)
def test_a_sentence_that_only_begins_like_a_page_is_body(line: str) -> None:
    assert kind_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Ada Brenn, left, speaks with Tom Lisk outside the court in Selmar on May 3, 2031.",
        "Police officers stand guard outside the court in Selmar, Tarn, Monday, May 3, 2031. (Ada Brenn/Halden Wire)",
        "In this Monday, May 3, 2031 photo, a woman walks past the fallen bridge.",
        "FILE - In this May 3, 2031, file photo, the mayor speaks.",
        "An aerial view of the bridge.",
        "A view of the bridge in Selmar.",
        "A general view shows the bridge in Selmar.",
        "A screenshot of the video.",
        "A photo of Ada Brenn released by police.",
        "This image shows the bridge before it fell.",
        "This undated photo provided by the zoo shows the bridge.",
        "Undated photo of Ada Brenn.",
        "Pictured: Ada Brenn at the bridge.",
        "Above: Ada Brenn at the bridge.",
        "(Above) Ada Brenn at the bridge.",
        "Ada Brenn (left) and Tom Lisk.",
        "Ada Brenn poses for a picture with her mother.",
        "Emergency crews at the scene.",
        "Police at the scene of the shooting in Selmar.",
        "Police cars outside the house.",
        "Ada Brenn, 31, from Selmar.",
        "Getty Images A lorry on the bridge",
        "Reuters A lorry on the bridge",
        "Image copyright Getty Images Image caption A lorry on the bridge",
        "A lorry on the bridge. Credit: Ada Brenn",
        "A lorry on the bridge Photo: AFP",
        "A lorry on the bridge. AP Photo",
        "A lorry on the bridge. Ada Brenn / AP",
        "A lorry on the bridge. Ada Brenn / Reuters file",
        "A lorry on the bridge. Courtesy of Radio Ilda",
        "A lorry on the bridge. (Courtesy of Radio Ilda)",
        "A lorry on the bridge (Facebook)",
        "A lorry on the bridge. (Facebook)",
        "A lorry on the bridge. Photograph by Ada Brenn",
        "A lorry on the bridge. Image via Facebook.",
        "A lorry on the bridge. Source: Halden Wire",
        "Rebels marching through the town of Selmar.",
        "Tarn fighters seen here waving the movement's flags and moving around on bikes in Selmar.",
        "Ada Brenn in an undated family photo.",
        "The Old Fort stands in Quay Square in the heart of Selmar. The harbour and the hills are in the background.",
        "A fighter aircraft of the Tarn-led coalition flies over Selmar in May. The border is in the background.",
        "AP Photo/The Ilda Courier, Tom LiskIn this May 3, 2031, photo, Ada Brenn is shown after speaking.",
    ],
)
def test_words_below_a_picture_are_furniture_though_a_full_stop_ends_them(line: str) -> None:
    assert kind_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "A view of the bridge as a gift of the old kings was common in Selmar.",
        "A map of the town hangs in the office of the mayor, a clerk said.",
        "Photos of the bridge circulated on the web on Monday.",
        "A picture of the mayor with the contractor appeared in the Haven Post on Monday.",
        "Police at the scene found a letter on Monday.",
        "Police outside the court were armed on Monday.",
        "The mayor (pictured) was shot dead on Monday, the police said.",
        "Ada Brenn, left, told the court that she had seen nothing.",
        "Left alone, the dam would fall within days, the engineer said.",
        "Above all, the council wants the ferry back.",
        "The video shows a man with a flag on the bridge.",
        "Images from the satellite show the rocket on its pad.",
        "Ada Brenn, 31, from Selmar, was killed in the blast.",
        "The bridge fell at noon (Selmar time).",
        "The army took the town in May (see map).",
        "Emergency services in Selmar need more cars.",
        "He posted the photo on Facebook.",
        "A lorry hit the bridge, the mayor wrote on Facebook.",
        "Residents report marching in the streets.",
        "Police watching the quay said nothing.",
        "Police published an undated family photo.",
    ],
)
def test_a_sentence_about_a_picture_or_a_place_is_body(line: str) -> None:
    assert kind_of(line) == "body"


def test_what_agencies_put_at_the_end_of_a_paragraph_is_furniture() -> None:
    for foot in ("AGENCIES", "REUTERS", "More to follow..."):
        text = "\n".join([HEAD, *PROSE, f"The ferry sails at noon. {foot}"])
        assert text[lay_out(text).passages[-1].start :] == foot
    text = "\n".join([HEAD, *PROSE, "It was told to the AFP."])
    assert lay_out(text).passages[-1].kind == "body"


def test_a_picture_with_its_title_and_credit_shown_twice_is_furniture_and_a_paragraph_printed_twice_is_not() -> None:
    shown = ["Selmar bridge", "The bridge after a lorry hit one of its pillars was closed.", "Ada Brenn/Selmar News"]
    text = "\n".join([HEAD, *PROSE[:3], *shown, *shown, PROSE[3]])
    kinds = {text[part.start : part.end]: part.kind for part in lay_out(text).passages}
    assert [kinds[words] for words in shown] == ["furniture"] * 3
    text = "\n".join([HEAD, *PROSE, *PROSE])
    assert {part.kind for part in lay_out(text).passages} == {"headline", "body"}

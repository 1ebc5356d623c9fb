"""Letters of people who know nothing of the film: a studio's everyday prose about tools, days, weather and invoices."""

LETTERS = tuple(
    """
    Dear all, thank you for the call on Monday. We agreed that the tool is to be tried for another two weeks before
    anybody decides.

    The build failed twice on the older machine. We think that the driver is to blame, and will send a new one by
    the end of the week.

    Please find the invoice for March attached. The amount is the same as last month, and it is due within thirty
    days.

    It rained the whole weekend, so the scouting was put off. I will ring you when there is a new date.

    We noticed that the window answers slowly in the evening. Is there anything that runs on your side at that hour?

    Could you tell us which version of the agreement is in force? Ours says two, and your note of Friday says three.

    The second camera arrived late, and nobody could say where it had been in the meantime. The rental house has
    apologised.

    I am on leave from the fourth to the nineteenth. In the meantime please write to my colleague at the front desk.

    Our engineers would like to know how often a finding was taken up. We know that you can only give it in buckets.

    He was standing at the door with his hands in his pockets, and for a moment I did not know who he was.

    She told me that she had never been so happy, and then she laughed, and then she went back to work.

    In the middle of the night the alarm went off. Nothing had happened, but nobody slept after that.

    What do you mean, you do not know? You were there the whole time, and you saw what I saw.

    As far as I can tell there is no reason to wait any longer. Let us begin on Thursday as planned.

    The kitchen of the new office has no window. Somebody has put a picture of the sea where it should be.

    I have read the third draft of your paper. The argument is clear, but the second table wants a better caption.

    There is a boat to the island at nine and another at noon. Both were full when we asked, so we shall take the
    train.

    All of us are looking forward to the summer. The garden is full of birds, and the neighbours have a new dog.

    The meeting room on the second floor is being painted. Please use the one next to the stairs until Wednesday.

    If the sender is killed half way, does the batch go out again? We could not find that in your documentation.

    My father worked on the railway for forty years and never once missed a day. He still gets up at five.

    The test suite takes eleven minutes, of which nine are spent waiting for the browser to start.

    We would rather not change the ceiling now. Fifty bits a week is what our board has agreed to, and it took a
    while.

    You asked who had signed. It was the head of research, with the key of which you have the public half.

    It is the oldest bridge in the county. They closed it for lorries in spring, and it has been quiet ever since.

    Do not forget to bring your passport, and a copy of the contract. The office opens at eight and closes at one.

    The radio said that there would be snow. We have food for a week, and wood for two.

    Thanks for the mirror, it is good to see one's own contribution before it goes. I withdrew nothing this time.

    Nobody here has ever seen the film, and nobody here wants to before it is out. That was the whole point.

    A clock that runs ahead by six minutes is refused. We have set ours by the network since, and it works.

    Her letter came on a Tuesday. It was short, and it said what everybody had known for a long time.

    Please confirm that the credentials of the old machine are revoked. The new ones were made this morning.
    """.strip().split("\n\n")
)

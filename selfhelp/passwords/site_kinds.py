"""Which sites can reset others, carry the telephone, hold money, or speak in a person's name.

Labels as :func:`selfhelp.passwords.sites.site_label` gives them. A site that is missing only comes later
in the list of what to change.
"""


def _labels(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Mail, identity providers and password managers: whoever holds these can reset the others.
RESETS_OTHERS = _labels(
    """
    google gmail googlemail outlook live hotmail msn microsoft microsoftonline icloud apple me mac yahoo
    ymail rocketmail aol proton protonmail pm gmx web mail yandex ya rambler zoho zohomail fastmail
    tutanota tuta mailbox posteo t-online freenet hushmail hey runbox startmail mailfence disroot riseup
    orange laposte sfr wanadoo libero virgilio tiscali alice naver daum kakao qq 163 126 sina rediffmail
    uol bol terra seznam wp onet interia o2online bluewin ziggo kpnmail telenet skynet btinternet
    comcast xfinity cox bitwarden 1password lastpass dashlane nordpass keepersecurity okta auth0
    onelogin samsung huawei xiaomi authy duo
    """
)
#: Telephone companies: whoever holds the number gets the codes.
CARRIERS = _labels(
    """
    verizon verizonwireless att t-mobile tmobile sprint uscellular mintmobile cricket cricketwireless
    metrobyt-mobile boostmobile visible googlefi rogers bell telus fido koodomobile virginplus vodafone
    telekom o2 1und1 congstar aldi-talk aldi-mobile ee three giffgaff tesco-mobile tescomobile skymobile
    bt free bouyguestelecom swisscom sunrise salt a1 magenta drei kpn odido proximus base telia tele2
    telenor elisa dna play plus tim windtre iliad movistar yoigo meo nos telstra optus jio airtel docomo
    softbank rakuten-mobile claro vivo telcel megafon beeline mts turkcell kyivstar mtn safaricom
    orange-mobile
    """
)
#: Banks, payment, shops that keep a card.
MONEY = _labels(
    """
    paypal venmo cash zellepay wise transferwise revolut monzo starlingbank n26 klarna stripe square
    squareup skrill payoneer affirm afterpay coinbase binance kraken crypto blockchain bitpanda metamask
    robinhood fidelity vanguard schwab etrade chase bankofamerica wellsfargo citi citibank capitalone
    discover usbank americanexpress amex hsbc barclays lloydsbank natwest santander halifax nationwide
    tsb rbc td scotiabank bmo cibc commbank nab westpac anz ing dkb sparkasse commerzbank deutsche-bank
    postbank comdirect consorsbank volksbank ubs postfinance raiffeisen erstebank bnpparibas
    societegenerale credit-agricole boursorama bbva caixabank unicredit intesasanpaolo rabobank abnamro
    bunq kbc nubank itau bradesco sbi hdfcbank icicibank sberbank tinkoff irs elster amazon ebay
    """
)
#: Places where others are spoken to in the person's name.
SOCIAL = _labels(
    """
    facebook messenger instagram threads twitter x tiktok snapchat whatsapp telegram signal discord
    discordapp reddit linkedin pinterest tumblr youtube twitch bsky bluesky mastodon vk vkontakte ok
    weibo wechat line viber skype slack zoom tinder bumble hinge okcupid grindr badoo match onlyfans
    patreon flickr vimeo soundcloud quora wikipedia wikimedia github medium xing nextdoor meetup strava
    steam steampowered steamcommunity roblox epicgames
    """
)

#: In the order in which their passwords are changed.
TIERS = (RESETS_OTHERS, CARRIERS, MONEY, SOCIAL)

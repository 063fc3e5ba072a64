"""Traditional characters that are everyday words of the news, and their simplified twins.

A site shows the same headline in both, by its reader's country or by a switch; the two have half of their characters in
common. The table need not be whole: what it lacks only counts as a letter that differs.
"""

from __future__ import annotations

_TRADITIONAL = (
    "國會來時們為個說對學經過發後動點當關開長問進現們見與無間兩體線門話題電車東馬鳥魚龍頭書報記訊聞論議員選舉總統黨"
    "軍戰爭權條約財務業產銷買賣價錢銀貨貿稅資華美歐亞達灣島澳陽陰風雲氣溫熱災難傷亡救護醫藥檢測試驗確診隔離"
    "樂劇場館藝術畫廊觀眾網絡訂閱讀寫聲響應該讓請認識證據實際標準構機關係聯繫連續結終級組織紅綠藍黃黑處理則別"
    "劃劉陳張趙楊黃吳鄭許鄧馮蘇葉盧蔣謝羅韓歲兒婦媽爺媽親愛憂懷慶賀禮節歡迎單雙復雜離婚嚴厲擊殺獄審訴訟決議罰罪"
    "僅億萬幾種類樣數據圖層樓廠廣園縣鎮鄉區際陸隊隨陣階險顯環境衛星臺颱風強雖雞犧獲獎賽贏輸廳廚飯館麵飲鮮養"
    "歷史舊頁專轉輪遠運遊違適選邊還這從後徑術語誤調談諾護變賠責貪貧質賓賴趕躍輕輯農遞鄰釋針鐵鋼鏡鍵閃閉閣陳"
    "須領頻顧預頒頗頓題額顏類飛餘駐駕騙驚驗髮鬥鬧鹽麗齊齒龜憑懸戲撥擁擇擔據擴攝敗斷於曉曆棄構橋檔櫃歸氫滅滿漁漢潔潛"
)
_SIMPLIFIED = (
    "国会来时们为个说对学经过发后动点当关开长问进现们见与无间两体线门话题电车东马鸟鱼龙头书报记讯闻论议员选举总统党"
    "军战争权条约财务业产销买卖价钱银货贸税资华美欧亚达湾岛澳阳阴风云气温热灾难伤亡救护医药检测试验确诊隔离"
    "乐剧场馆艺术画廊观众网络订阅读写声响应该让请认识证据实际标准构机关系联系连续结终级组织红绿蓝黄黑处理则别"
    "划刘陈张赵杨黄吴郑许邓冯苏叶卢蒋谢罗韩岁儿妇妈爷妈亲爱忧怀庆贺礼节欢迎单双复杂离婚严厉击杀狱审诉讼决议罚罪"
    "仅亿万几种类样数据图层楼厂广园县镇乡区际陆队随阵阶险显环境卫星台台风强虽鸡牺获奖赛赢输厅厨饭馆面饮鲜养"
    "历史旧页专转轮远运游违适选边还这从后径术语误调谈诺护变赔责贪贫质宾赖赶跃轻辑农递邻释针铁钢镜键闪闭阁陈"
    "须领频顾预颁颇顿题额颜类飞余驻驾骗惊验发斗闹盐丽齐齿龟凭悬戏拨拥择担据扩摄败断于晓历弃构桥档柜归氢灭满渔汉洁潜"
)
SIMPLE: dict[int, str] = {ord(one): other for one, other in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if one != other}
"""For `str.translate`."""

Creator "yEd"
graph [ directed 1
 node [ id 0 label "A &quot;x&quot; &#233;" graphics [ x 1.0e2 Line [ point [ x 1 ] point [ x 3 ] ] ] ]
 node [ id 1 label "B" tags "_networkx_list_start" tags "a" ]
 edge [ source 0 target 1 label "knows" weight 1.5 when "2020-11" ] ]
